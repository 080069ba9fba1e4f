import { beforeAll, expect, test } from 'vitest'
import { generateKeyPair, loadCurve, prove, sign, verify, verifyProof } from './index.ts'
import { loadOtherBbs, type OtherBbs } from './test/digitalbazaar.ts'
import { demoRandom } from './test/issued.ts'

// Agreement in both directions with an implementation that shares no code with this one.

const ciphersuite = 'BLS12-381-SHA-256'
let other: OtherBbs

beforeAll(async () => {
  await loadCurve()
  other = await loadOtherBbs()
})

test.each([
  { count: 1, disclosed: [] },
  { count: 1, disclosed: [0] },
  { count: 5, disclosed: [0, 4] },
  { count: 10, disclosed: [2, 8] },
])('signatures and proofs of $count messages, $disclosed disclosed', async ({ count, disclosed }) => {
  const { secretKey, publicKey } = generateKeyPair(demoRandom)
  const [header, presentationHeader] = [demoRandom(20), demoRandom(20)]
  const messages = Array.from({ length: count }, (_, i) => demoRandom(i * 7))
  const signature = sign({ secretKey, publicKey, header, messages })
  expect(await other.sign({ secretKey, publicKey, header, messages, ciphersuite })).toEqual(signature)
  expect(await other.verifySignature({ publicKey, signature, header, messages, ciphersuite })).toBe(true)
  expect(verify({ publicKey, signature, header, messages })).toBe(true)

  const statement = { publicKey, signature, header, presentationHeader, messages }
  const ours = prove({ ...statement, disclosed }, demoRandom)
  const theirs = await other.deriveProof({ ...statement, disclosedMessageIndexes: disclosed, ciphersuite })
  const disclosedMessages = messages.filter((_, i) => disclosed.includes(i))
  const shown = new Map(disclosed.map((index, i) => [index, disclosedMessages[i] ?? new Uint8Array()]))
  for (const proof of [ours, theirs]) {
    for (const presented of [presentationHeader, header]) {
      const expected = presented === presentationHeader
      const claim = { publicKey, proof, header, presentationHeader: presented }
      expect(verifyProof({ ...claim, disclosed: shown, messageCount: count })).toBe(expected)
      const verified = await other.verifyProof({
        ...claim,
        disclosedMessages,
        disclosedMessageIndexes: disclosed,
        ciphersuite,
      })
      expect(verified).toBe(expected)
    }
  }
})
