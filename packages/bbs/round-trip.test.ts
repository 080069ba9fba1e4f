import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import {
  generateKeyPair,
  loadCurve,
  nymCommit,
  nymFinalize,
  nymProve,
  nymSign,
  nymVerifyBatch,
  nymVerifyProof,
  prove,
  randomScalar,
  sign,
  verify,
  verifyProof,
} from './index.ts'
import { demoRandom } from './test/issued.ts'

beforeAll(loadCurve)

const octets = fc.uint8Array({ maxLength: 40 })
const messagesAndChoice = fc.array(fc.tuple(octets, fc.boolean()), { maxLength: 8 }).map((entries) => ({
  messages: entries.map(([message]) => message),
  disclosed: entries.flatMap(([, chosen], i) => (chosen ? [i] : [])),
}))

function shownOf(choice: { messages: readonly Uint8Array[]; disclosed: readonly number[] }): Map<number, Uint8Array> {
  return new Map(choice.disclosed.map((index) => [index, choice.messages[index] ?? new Uint8Array()]))
}

test('any messages, any disclosure, any headers: signed, verified, proven', () => {
  const keys = generateKeyPair(demoRandom)
  const { publicKey } = keys
  fc.assert(
    fc.property(messagesAndChoice, octets, octets, (choice, header, presentationHeader) => {
      const { messages, disclosed } = choice
      const signature = sign({ ...keys, header, messages })
      expect(verify({ publicKey, signature, header, messages })).toBe(true)
      const proof = prove({ publicKey, signature, header, presentationHeader, messages, disclosed }, demoRandom)
      const claim = { publicKey, proof, header, presentationHeader, messageCount: messages.length }
      expect(verifyProof({ ...claim, disclosed: shownOf(choice) })).toBe(true)
      expect(proof).toHaveLength(272 + 32 * (messages.length - disclosed.length))
    }),
    { numRuns: 25 },
  )
})

test('any messages on both sides, any number of nym secrets: issued, proven, verified alone and together', () => {
  const keys = generateKeyPair(demoRandom)
  const { publicKey } = keys
  const property = fc.property(
    messagesAndChoice,
    messagesAndChoice,
    fc.integer({ min: 1, max: 4 }),
    octets,
    octets,
    (seen, unseen, nymCount, header, contextId) => {
      const proverNyms = Array.from({ length: nymCount }, () => randomScalar(demoRandom))
      const committedMessages = unseen.messages
      const counts = { committedMessageCount: committedMessages.length, nymCount }
      const { commitment, proverBlind } = nymCommit({ committedMessages, proverNyms }, demoRandom)
      const signerNymEntropy = randomScalar(demoRandom)
      const { messages } = seen
      const signature = nymSign({ ...keys, commitment, signerNymEntropy, header, messages, ...counts })
      const signed = { publicKey, signature, header, messages, committedMessages, proverBlind }
      const { nymSecrets } = nymFinalize({ ...signed, proverNyms, signerNymEntropy })
      const context = { contextId, presentationHeader: header }
      const chosen = { disclosed: seen.disclosed, disclosedCommitted: unseen.disclosed }
      const made = nymProve({ ...signed, ...context, ...chosen, nymSecrets }, demoRandom)
      const showing = {
        ...made,
        ...context,
        ...counts,
        header,
        disclosed: shownOf(seen),
        disclosedCommitted: shownOf(unseen),
        signerMessageCount: messages.length,
      }
      expect(nymVerifyProof({ publicKey, ...showing })).toBe(true)
      expect(nymVerifyBatch({ publicKey, showings: [showing, showing] }, demoRandom)).toEqual({ valid: true })
    },
  )
  fc.assert(property, { numRuns: 25 })
})

test('any octets in the place of proof and pseudonym are answered, never thrown at', () => {
  const { publicKey } = generateKeyPair(demoRandom)
  const header = new Uint8Array()
  const length = fc.constantFrom(0, 1, 272, 304, 336)
  const anything = length.chain((size) => fc.uint8Array({ minLength: size, maxLength: size + 1 }))
  fc.assert(
    fc.property(anything, fc.uint8Array({ maxLength: 50 }), fc.double(), (proof, pseudonym, index) => {
      const disclosed = new Map([[index, proof]])
      const claim = { publicKey, proof, header, presentationHeader: header, disclosed }
      expect(verifyProof({ ...claim, messageCount: 2 })).toBe(false)
      expect(nymVerifyProof({ ...claim, pseudonym, contextId: header, signerMessageCount: 2 })).toBe(false)
    }),
    { numRuns: 300 },
  )
})
