import { beforeAll, describe, expect, test } from 'vitest'
import {
  generateKeyPair,
  loadCurve,
  type NymShowing,
  nymCommit,
  nymFinalize,
  nymProve,
  nymSign,
  nymVerifyProof,
  pseudonymOf,
  randomScalar,
  verifyNymCommitment,
} from './index.ts'
import { demoRandom, type Issued, issueOne } from './test/issued.ts'
import { cutsOf, type Field, mutationsOf, swapsOf } from './test/mutations.ts'

const HIDDEN = 10 // eight of ten messages, the blind, the nym secret
const PROOF: readonly Field[] = ['point', 'point', 'point', ...Array<Field>(4 + HIDDEN).fill('scalar')]
const COMMITMENT: readonly Field[] = ['point', 'scalar', 'scalar', 'scalar']
const SIGNATURE: readonly Field[] = ['point', 'scalar']

let issued: Issued
let showing: NymShowing
const holds = (changed: Partial<NymShowing> & { publicKey?: Uint8Array }): boolean =>
  nymVerifyProof({ publicKey: issued.publicKey, ...showing, ...changed })

beforeAll(async () => {
  await loadCurve()
  issued = issueOne()
  showing = issued.show()
})

describe('a proof with a pseudonym', () => {
  test('holds as it was made', () => {
    expect(holds({})).toBe(true)
  })

  test('every alteration of every field is refused', () => {
    const mutations = mutationsOf(showing.proof, PROOF)
    expect(mutations.length).toBeGreaterThan(120)
    for (const [name, proof] of mutations) expect(holds({ proof }), name).toBe(false)
  })

  test('no field of another proof of the very same fits', () => {
    const again = issued.show()
    expect(holds(again)).toBe(true)
    for (const [name, proof] of swapsOf(showing.proof, again.proof, PROOF)) expect(holds({ proof }), name).toBe(false)
  })

  test('every alteration of the pseudonym is refused', () => {
    for (const [name, pseudonym] of mutationsOf(showing.pseudonym, ['point'])) {
      expect(holds({ pseudonym }), name).toBe(false)
    }
  })

  test('the pseudonym of another context or another holder is refused', () => {
    expect(holds({ pseudonym: issued.show({ contextId: Uint8Array.of(8) }).pseudonym })).toBe(false)
    expect(holds({ pseudonym: issueOne().show().pseudonym })).toBe(false)
  })

  test('another context, header, presentation header or key is refused', () => {
    const other = Uint8Array.of(99)
    for (const changed of [{ contextId: other }, { header: other }, { presentationHeader: other }]) {
      expect(holds(changed), Object.keys(changed)[0]).toBe(false)
      const [name] = Object.keys(changed)
      expect(holds({ [name ?? '']: new Uint8Array() }), `${name} empty`).toBe(false)
    }
    expect(holds({ publicKey: issueOne().publicKey })).toBe(false)
  })

  test('octets do not move between what stands side by side', () => {
    const split = issued.show({ contextId: Uint8Array.of(1, 2), presentationHeader: Uint8Array.of(3, 4) })
    expect(holds(split)).toBe(true)
    expect(holds({ ...split, contextId: Uint8Array.of(1), presentationHeader: Uint8Array.of(2, 3, 4) })).toBe(false)
    expect(holds({ ...split, contextId: Uint8Array.of(1, 2, 3), presentationHeader: Uint8Array.of(4) })).toBe(false)
    expect(holds({ ...split, contextId: Uint8Array.of(3, 4), presentationHeader: Uint8Array.of(1, 2) })).toBe(false)
  })

  test('other disclosures are refused', () => {
    const [two, eight] = [showing.disclosed.get(2) ?? new Uint8Array(), showing.disclosed.get(8) ?? new Uint8Array()]
    const others: Record<string, [number, Uint8Array][]> = {
      none: [],
      'one less': [[2, two]],
      'one more': [
        [2, two],
        [3, issued.messages[3] ?? two],
        [8, eight],
      ],
      altered: [
        [2, Uint8Array.of(0)],
        [8, eight],
      ],
      emptied: [
        [2, new Uint8Array()],
        [8, eight],
      ],
      exchanged: [
        [2, eight],
        [8, two],
      ],
      moved: [
        [3, two],
        [8, eight],
      ],
      'out of range': [
        [2, two],
        [10, eight],
      ],
      'far out of range': [
        [2, two],
        [2 ** 53, eight],
      ],
      negative: [
        [2, two],
        [-1, eight],
      ],
      fractional: [
        [2, two],
        [7.5, eight],
      ],
      'not a number': [
        [2, two],
        [Number.NaN, eight],
      ],
    }
    for (const [name, entries] of Object.entries(others))
      expect(holds({ disclosed: new Map(entries) }), name).toBe(false)
    expect(
      holds({
        disclosed: new Map([
          [8, eight],
          [2, two],
        ]),
      }),
      'the order of a map means nothing',
    ).toBe(true)
    expect(holds({ disclosedCommitted: new Map([[0, two]]) })).toBe(false)
  })

  test('other counts are refused', () => {
    for (const signerMessageCount of [8, 9, 11]) expect(holds({ signerMessageCount })).toBe(false)
    expect(holds({ committedMessageCount: 1 })).toBe(false)
    expect(holds({ signerMessageCount: 9, committedMessageCount: 1 })).toBe(false)
    expect(holds({ nymCount: 2 })).toBe(false)
    expect(holds({ signerMessageCount: 9, nymCount: 2 })).toBe(false)
  })

  test('a key that is no key verifies nothing', () => {
    for (const [name, publicKey] of cutsOf(issued.publicKey)) expect(holds({ publicKey }), name).toBe(false)
    expect(holds({ publicKey: new Uint8Array(96) })).toBe(false)
    expect(holds({ publicKey: Uint8Array.from({ length: 96 }, (_, i) => (i === 0 ? 0xc0 : 0)) })).toBe(false)
  })

  test('counts that are no counts are the caller’s mistake', () => {
    for (const signerMessageCount of [-1, 1.5, Number.NaN, 1_001]) {
      expect(() => holds({ signerMessageCount })).toThrow(expect.objectContaining({ code: 'invalid-count' }))
    }
    expect(() => holds({ nymCount: 0 })).toThrow(expect.objectContaining({ code: 'invalid-count' }))
    expect(() => holds({ committedMessageCount: -1 })).toThrow(expect.objectContaining({ code: 'invalid-count' }))
  })
})

describe('a pseudonym', () => {
  test('is the same in every proof for a context and another in every context', () => {
    const [first, second] = [issued.show(), issued.show({ disclosed: [] })]
    expect(second.pseudonym).toEqual(first.pseudonym)
    expect(issued.show({ contextId: Uint8Array.of(8) }).pseudonym).not.toEqual(first.pseudonym)
    const { nymSecrets } = issued.held
    expect(pseudonymOf({ contextId: first.contextId, nymSecrets })).toEqual(first.pseudonym)
  })

  test('two showings share no 32 octets, in one context or in two', () => {
    const same = [issued.show(), issued.show()] as const
    const apart = [issued.show({ contextId: Uint8Array.of(1) }), issued.show({ contextId: Uint8Array.of(2) })] as const
    expect(runsShared(same[0].proof, same[1].proof)).toBe(0)
    expect(runsShared(apart[0].proof, apart[1].proof)).toBe(0)
    expect(runsShared(apart[0].pseudonym, apart[1].pseudonym)).toBe(0)
    const { signature, proverBlind, nymSecrets } = issued.held
    for (const secret of [signature.slice(0, 48), signature.slice(48), proverBlind, ...nymSecrets]) {
      expect(runsShared(same[0].proof, secret)).toBe(0)
    }
  })

  test('needs at least one secret', () => {
    const contextId = Uint8Array.of(1)
    expect(() => pseudonymOf({ contextId, nymSecrets: [] })).toThrow(expect.objectContaining({ code: 'invalid-count' }))
  })
})

describe('a commitment to a nym secret', () => {
  test('every alteration of every field is refused by check and signer', () => {
    const { commitment } = nymCommit({ proverNyms: [randomScalar(demoRandom)] }, demoRandom)
    expect(verifyNymCommitment({ commitment })).toBe(true)
    const other = nymCommit({ proverNyms: [randomScalar(demoRandom)] }, demoRandom).commitment
    const { secretKey, publicKey } = issued
    const [header, messages, signerNymEntropy] = [new Uint8Array(), [], randomScalar(demoRandom)]
    for (const [name, bad] of [...mutationsOf(commitment, COMMITMENT), ...swapsOf(commitment, other, COMMITMENT)]) {
      expect(verifyNymCommitment({ commitment: bad }), name).toBe(false)
      const attempt = (): unknown =>
        nymSign({ secretKey, publicKey, commitment: bad, signerNymEntropy, header, messages })
      expect(attempt, name).toThrow(expect.objectContaining({ code: 'invalid-commitment' }))
    }
  })

  test('holds exactly as many scalars as were agreed', () => {
    const proverNyms = [randomScalar(demoRandom)]
    const committedMessages = [Uint8Array.of(1)]
    const { commitment } = nymCommit({ committedMessages, proverNyms }, demoRandom)
    expect(verifyNymCommitment({ commitment })).toBe(false)
    expect(verifyNymCommitment({ commitment, committedMessageCount: 1 })).toBe(true)
    expect(verifyNymCommitment({ commitment, committedMessageCount: 2 })).toBe(false)
  })

  test('hides: two commitments to the same differ in every field', () => {
    const options = { proverNyms: [randomScalar(demoRandom)] }
    const [one, two] = [nymCommit(options, demoRandom), nymCommit(options, demoRandom)]
    expect(runsShared(one.commitment, two.commitment)).toBe(0)
    expect(one.proverBlind).not.toEqual(two.proverBlind)
  })
})

describe('finishing an issuance', () => {
  const proverNyms: Uint8Array[] = []
  let parts: Parameters<typeof nymFinalize>[0]

  beforeAll(() => {
    proverNyms.push(randomScalar(demoRandom))
    const { commitment, proverBlind } = nymCommit({ proverNyms }, demoRandom)
    const signerNymEntropy = randomScalar(demoRandom)
    const [header, messages] = [Uint8Array.of(5), [Uint8Array.of(1), Uint8Array.of(2)]]
    const { secretKey, publicKey } = issued
    const signature = nymSign({ secretKey, publicKey, commitment, signerNymEntropy, header, messages })
    parts = { publicKey, signature, header, messages, proverNyms, proverBlind, signerNymEntropy }
  })

  test('gives the sum of both shares, which is neither', () => {
    const { nymSecrets } = nymFinalize(parts)
    expect(nymSecrets).toHaveLength(1)
    expect(nymSecrets[0]).not.toEqual(proverNyms[0])
    expect(nymSecrets[0]).not.toEqual(parts.signerNymEntropy)
  })

  test('refuses every altered signature', () => {
    for (const [name, signature] of mutationsOf(parts.signature, SIGNATURE)) {
      expect(() => nymFinalize({ ...parts, signature }), name).toThrow(
        expect.objectContaining({ code: 'invalid-signature' }),
      )
    }
  })

  test('refuses anything else than what was signed', () => {
    const other = randomScalar(demoRandom)
    const changes: Partial<typeof parts>[] = [
      { header: Uint8Array.of(6) },
      { messages: [Uint8Array.of(1)] },
      { messages: [Uint8Array.of(2), Uint8Array.of(1)] },
      { committedMessages: [Uint8Array.of(1)] },
      { proverNyms: [other] },
      { proverNyms: [...parts.proverNyms, other] },
      { proverBlind: other },
      { signerNymEntropy: other },
      { publicKey: generateKeyPair(demoRandom).publicKey },
      { publicKey: new Uint8Array(96) },
    ]
    for (const change of changes) {
      expect(() => nymFinalize({ ...parts, ...change }), Object.keys(change)[0]).toThrow(
        expect.objectContaining({ code: 'invalid-signature' }),
      )
    }
  })

  test('refuses what is no scalar', () => {
    for (const bad of [new Uint8Array(32), new Uint8Array(31), new Uint8Array(32).fill(0xff)]) {
      for (const change of [{ proverNyms: [bad] }, { proverBlind: bad }, { signerNymEntropy: bad }]) {
        expect(() => nymFinalize({ ...parts, ...change })).toThrow(expect.objectContaining({ code: 'invalid-scalar' }))
      }
    }
  })
})

describe('a prover’s mistakes', () => {
  test.each([[[3, 2]], [[2, 2]], [[-1]], [[10]], [[0.5]], [[Number.NaN]]])('indexes %j', (disclosed) => {
    expect(() => issued.show({ disclosed })).toThrow(expect.objectContaining({ code: 'invalid-index' }))
  })

  test('a random source that yields zeros, or too little, makes no proof', () => {
    const statement = {
      ...issued.held,
      disclosed: [],
      contextId: Uint8Array.of(1),
      presentationHeader: new Uint8Array(),
    }
    for (const broken of [(length: number) => new Uint8Array(length), () => demoRandom(16)]) {
      expect(() => nymProve(statement, broken)).toThrow(expect.objectContaining({ code: 'invalid-random' }))
    }
  })

  test('what is no signature makes no proof', () => {
    const statement = {
      ...issued.held,
      disclosed: [],
      contextId: Uint8Array.of(1),
      presentationHeader: new Uint8Array(),
    }
    const signature = new Uint8Array(80)
    expect(() => nymProve({ ...statement, signature }, demoRandom)).toThrow(
      expect.objectContaining({ code: 'invalid-signature' }),
    )
  })
})

/** How many runs of 32 octets two strings share, at any offsets. */
function runsShared(a: Uint8Array, b: Uint8Array): number {
  const runs = (octets: Uint8Array): string[] =>
    Array.from({ length: Math.max(0, octets.length - 31) }, (_, i) => octets.slice(i, i + 32).join())
  const known = new Set(runs(a))
  return runs(b).filter((run) => known.has(run)).length
}
