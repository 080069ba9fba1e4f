import { beforeAll, describe, expect, test } from 'vitest'
import { addPoints, decodePoint, encodePoint, IDENTITY, negatePoint } from './curve.ts'
import {
  generateKeyPair,
  loadCurve,
  type NymShowing,
  nymVerifyBatch,
  nymVerifyProof,
  type ProofShowing,
  prove,
  sign,
  verifyProofBatch,
} from './index.ts'
import { concat } from './octets.ts'
import { hashToPoint } from './suite.ts'
import { demoRandom, type Issued, issueOne } from './test/issued.ts'
import { BAD_POINTS } from './test/mutations.ts'

let issued: Issued
let showings: readonly NymShowing[]

beforeAll(async () => {
  await loadCurve()
  issued = issueOne()
  showings = Array.from({ length: 100 }, (_, i) =>
    issued.show({ presentationHeader: Uint8Array.of(i), contextId: Uint8Array.of(i % 5) }),
  )
})

const check = (members: readonly NymShowing[], random = demoRandom): unknown =>
  nymVerifyBatch({ publicKey: issued.publicKey, showings: members }, random)

/**
 * A proof whose challenge is right and whose pairing is not: made with a signature that is none. Only the pairing product can
 * tell it from a good one.
 */
function forged(): NymShowing {
  const { signature } = issueOne().held
  return issued.show({ held: { ...issued.held, signature } })
}

describe('a batch of proofs with pseudonyms', () => {
  test('one hundred hold together', () => {
    expect(check(showings)).toEqual({ valid: true })
  })

  test.each([0, 37, 99])('one forged among a hundred is found, at %i', (position) => {
    const members = showings.with(position, forged())
    expect(check(members)).toEqual({ valid: false, invalid: [position] })
  })

  test('several forged are all named, in order', () => {
    const invalid = [3, 4, 50, 98, 99]
    const members = showings.map((showing, i) => (invalid.includes(i) ? forged() : showing))
    expect(check(members)).toEqual({ valid: false, invalid })
  })

  test('all forged, one alone, and none at all', () => {
    const members = Array.from({ length: 5 }, forged)
    expect(check(members)).toEqual({ valid: false, invalid: [0, 1, 2, 3, 4] })
    expect(check([forged()])).toEqual({ valid: false, invalid: [0] })
    expect(check(showings.slice(0, 1))).toEqual({ valid: true })
    expect(check([])).toEqual({ valid: true })
  })

  test('two forgeries that cancel each other are found, because of the weights', () => {
    // An insider shifts its signature by Q and by -Q and proves both with the same r1 and r2: the errors add up to nothing.
    const { signature } = issued.held
    const a = decodePoint(signature.subarray(0, 48)) ?? IDENTITY
    const shift = hashToPoint(demoRandom(8), Uint8Array.of(1))
    const shared = [demoRandom(48), demoRandom(48)]
    const members = [shift, negatePoint(shift)].map((by) => {
      const [r1, r2] = shared
      const draws = [r1 ?? demoRandom(48), r2 ?? demoRandom(48)]
      const random = (length: number): Uint8Array => draws.shift() ?? demoRandom(length)
      const shifted = concat(encodePoint(addPoints(a, by)), signature.subarray(48))
      return issued.show({ held: { ...issued.held, signature: shifted }, random })
    })
    expect(
      check(members, (length) => new Uint8Array(length).fill(1)),
      'equal weights are fooled',
    ).toEqual({ valid: true })
    expect(check([...members, ...showings.slice(0, 2)])).toEqual({ valid: false, invalid: [0, 1] })
  })

  test('malformed members are named like others', () => {
    const [first, second] = [showings[0] ?? forged(), showings[1] ?? forged()]
    const malformed: NymShowing[] = [
      { ...first, proof: new Uint8Array() },
      { ...first, proof: first.proof.slice(1) },
      { ...first, proof: new Uint8Array(first.proof.length) },
      { ...first, pseudonym: second.pseudonym },
      ...Object.values(BAD_POINTS).map((pseudonym) => ({ ...first, pseudonym })),
      { ...first, disclosed: new Map([[77, Uint8Array.of(1)]]) },
      { ...first, header: new Uint8Array() },
      { ...first, presentationHeader: second.presentationHeader },
    ]
    const invalid = malformed.map((_, i) => i + 1)
    expect(check([first, ...malformed, second])).toEqual({ valid: false, invalid })
  })

  test('says of each member what single verification says', () => {
    const members = showings.slice(0, 20).map((showing, i) => {
      if (i % 7 === 0) return forged()
      return i % 5 === 0 ? { ...showing, contextId: Uint8Array.of(200) } : showing
    })
    const { publicKey } = issued
    const invalid = members.flatMap((showing, i) => (nymVerifyProof({ publicKey, ...showing }) ? [] : [i]))
    expect(invalid).toEqual([0, 5, 7, 10, 14, 15])
    expect(check(members)).toEqual({ valid: false, invalid })
  })

  test('under another key, or under none, all are invalid', () => {
    const members = showings.slice(0, 3)
    for (const publicKey of [issueOne().publicKey, new Uint8Array(96), new Uint8Array()]) {
      expect(nymVerifyBatch({ publicKey, showings: members }, demoRandom)).toEqual({ valid: false, invalid: [0, 1, 2] })
    }
  })

  test('a random source that yields zeros cannot make a batch pass', () => {
    const zeros = (length: number): Uint8Array => new Uint8Array(length)
    expect(() => check([forged(), forged()], zeros)).toThrow(expect.objectContaining({ code: 'invalid-random' }))
    expect(() => check([forged()], () => new Uint8Array(1))).toThrow(
      expect.objectContaining({ code: 'invalid-random' }),
    )
  })
})

test('a batch of core proofs may differ in header, disclosure and count', () => {
  const keys = generateKeyPair(demoRandom)
  const { publicKey } = keys
  const members = Array.from({ length: 6 }, (_, count): ProofShowing => {
    const messages = Array.from({ length: count }, (__, i) => Uint8Array.of(i))
    const [header, presentationHeader] = [Uint8Array.of(count), demoRandom(4)]
    const disclosed = messages.flatMap((_message, i) => (i % 2 ? [i] : []))
    const signature = sign({ ...keys, header, messages })
    const proof = prove({ publicKey, signature, header, presentationHeader, messages, disclosed }, demoRandom)
    const shown = new Map(disclosed.map((i) => [i, Uint8Array.of(i)]))
    return { proof, header, presentationHeader, disclosed: shown, messageCount: count }
  })
  expect(verifyProofBatch({ publicKey, showings: members }, demoRandom)).toEqual({ valid: true })
  const [first, second] = members
  if (!first || !second) throw new Error('there are six')
  const swapped = members.with(0, { ...first, header: second.header }).with(1, { ...second, proof: first.proof })
  expect(verifyProofBatch({ publicKey, showings: swapped }, demoRandom)).toEqual({ valid: false, invalid: [0, 1] })
})
