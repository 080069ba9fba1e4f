import { beforeAll, describe, expect, test } from 'vitest'
import {
  type BlindProveOptions,
  type BlindVerifyProofOptions,
  blindCommit,
  blindProve,
  blindSign,
  blindVerify,
  blindVerifyProof,
  generateKeyPair,
  type KeyPair,
  loadCurve,
} from './index.ts'
import { demoRandom } from './test/issued.ts'
import { type Field, mutationsOf, swapsOf } from './test/mutations.ts'

const [header, presentationHeader] = [Uint8Array.of(1), Uint8Array.of(2)]
const messages = [Uint8Array.of(10), Uint8Array.of(11), Uint8Array.of(12)]
const committedMessages = [Uint8Array.of(20), Uint8Array.of(21)]
const COMMITMENT: readonly Field[] = ['point', 'scalar', 'scalar', 'scalar', 'scalar']
const PROOF: readonly Field[] = ['point', 'point', 'point', ...Array<Field>(4 + 4).fill('scalar')]

let keys: KeyPair
let commitment: Uint8Array
let held: BlindProveOptions & { proverBlind: Uint8Array }
let shown: BlindVerifyProofOptions

function show(): BlindVerifyProofOptions {
  return {
    publicKey: keys.publicKey,
    proof: blindProve(held, demoRandom),
    header,
    presentationHeader,
    disclosed: new Map([[1, Uint8Array.of(11)]]),
    disclosedCommitted: new Map([[0, Uint8Array.of(20)]]),
    signerMessageCount: 3,
    committedMessageCount: 2,
  }
}

beforeAll(async () => {
  await loadCurve()
  keys = generateKeyPair(demoRandom)
  const made = blindCommit({ committedMessages }, demoRandom)
  commitment = made.commitment
  const signature = blindSign({ ...keys, commitment, committedMessageCount: 2, header, messages })
  const { publicKey } = keys
  const { proverBlind } = made
  const chosen = { disclosed: [1], disclosedCommitted: [0] }
  held = { publicKey, signature, header, presentationHeader, messages, committedMessages, proverBlind, ...chosen }
  shown = show()
})

describe('a blind commitment', () => {
  test('every alteration of every field is refused', () => {
    const other = blindCommit({ committedMessages }, demoRandom).commitment
    for (const [name, bad] of [...mutationsOf(commitment, COMMITMENT), ...swapsOf(commitment, other, COMMITMENT)]) {
      const attempt = (): unknown => blindSign({ ...keys, commitment: bad, committedMessageCount: 2, header, messages })
      expect(attempt, name).toThrow(expect.objectContaining({ code: 'invalid-commitment' }))
    }
  })

  test('holds exactly as many messages as were agreed', () => {
    for (const committedMessageCount of [0, 1, 3]) {
      const attempt = (): unknown => blindSign({ ...keys, commitment, committedMessageCount, header, messages })
      expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-commitment' }))
    }
    const none = (): unknown => blindSign({ ...keys, committedMessageCount: 1, header, messages })
    expect(none).toThrow(expect.objectContaining({ code: 'invalid-commitment' }))
  })
})

describe('a blind signature', () => {
  test('holds for what was signed and for nothing else', () => {
    expect(blindVerify(held)).toBe(true)
    const changes: Partial<typeof held>[] = [
      { header: Uint8Array.of(9) },
      { messages: messages.slice(1) },
      { committedMessages: committedMessages.toReversed() },
      { committedMessages: [] },
      { proverBlind: blindCommit({ committedMessages }, demoRandom).proverBlind },
      { publicKey: generateKeyPair(demoRandom).publicKey },
      { publicKey: new Uint8Array(96) },
    ]
    for (const change of changes) expect(blindVerify({ ...held, ...change }), Object.keys(change)[0]).toBe(false)
    for (const [name, signature] of mutationsOf(held.signature, ['point', 'scalar'])) {
      expect(blindVerify({ ...held, signature }), name).toBe(false)
    }
  })

  test('a blind that is no scalar is the caller’s mistake', () => {
    const attempt = (): unknown => blindVerify({ ...held, proverBlind: new Uint8Array(32) })
    expect(attempt).toThrow(expect.objectContaining({ code: 'invalid-scalar' }))
  })
})

describe('a proof of a blind signature', () => {
  test('every alteration of every field is refused', () => {
    expect(blindVerifyProof(shown)).toBe(true)
    const mutations = mutationsOf(shown.proof, PROOF)
    for (const [name, proof] of mutations) expect(blindVerifyProof({ ...shown, proof }), name).toBe(false)
  })

  test('no field of another proof of the very same fits', () => {
    const other = show()
    expect(blindVerifyProof(other)).toBe(true)
    for (const [name, proof] of swapsOf(shown.proof, other.proof, PROOF)) {
      expect(blindVerifyProof({ ...shown, proof }), name).toBe(false)
    }
  })

  test('nothing else holds', () => {
    const changes: Partial<BlindVerifyProofOptions>[] = [
      { header: presentationHeader },
      { presentationHeader: header },
      { disclosed: new Map() },
      { disclosed: new Map([[0, Uint8Array.of(11)]]) },
      { disclosed: new Map([[1, Uint8Array.of(10)]]) },
      { disclosedCommitted: new Map() },
      { disclosedCommitted: new Map([[1, Uint8Array.of(20)]]) },
      { disclosedCommitted: new Map([[2, Uint8Array.of(20)]]) },
      { disclosed: shown.disclosedCommitted ?? new Map(), disclosedCommitted: shown.disclosed },
      { signerMessageCount: 2, committedMessageCount: 3 },
      { signerMessageCount: 4 },
      { committedMessageCount: 1 },
      { publicKey: generateKeyPair(demoRandom).publicKey },
      { publicKey: new Uint8Array() },
    ]
    for (const change of changes) expect(blindVerifyProof({ ...shown, ...change }), Object.keys(change)[0]).toBe(false)
  })

  test('a message disclosed at the position of the blind is refused', () => {
    const blindAsMessage = new Map([...shown.disclosed, [3, held.proverBlind]] as const)
    expect(blindVerifyProof({ ...shown, disclosed: blindAsMessage })).toBe(false)
  })
})
