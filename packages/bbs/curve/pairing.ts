import { fromHexConstant } from '../octets.ts'
import type { Point } from './point.ts'
import type { Scalar } from './scalar.ts'
import { curve, put, SIZE, take } from './wasm.ts'

declare const lines: unique symbol

/** The precomputed line functions of a point of G2 (about 20 kB), which is all that a pairing needs of it. */
export type Lines = Uint8Array & { readonly [lines]: true }

/** Octets of an encoded point of G2. */
const POINT_G2_OCTETS = 96

const COMPRESSED = 0x80
const INFINITY = 0x40

/** BP2 of the drafts: the generator of G2. */
const BASE_POINT_G2 = fromHexConstant(
  '93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e' +
    '024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8',
)

/** BP2 times a secret, in constant time; 96 octets, compressed. */
export function multiplyBaseG2(k: Scalar): Uint8Array {
  const { mcl, slots } = curve()
  mcl._mclBnG2_deserialize(slots.left, put(mcl, slots.octets, BASE_POINT_G2), POINT_G2_OCTETS)
  mcl._mclBnG2_mulCT(slots.result, slots.left, put(mcl, slots.right, k))
  mcl._mclBnG2_serialize(slots.octets, POINT_G2_OCTETS, slots.result)
  return take(mcl, slots.octets, POINT_G2_OCTETS)
}

/** The lines of an encoded point; nothing unless it is 96 octets, compressed, in the subgroup and not the identity. */
export function linesOf(octets: Uint8Array): Lines | undefined {
  const flags = octets[0] ?? 0
  if (octets.length !== POINT_G2_OCTETS || (flags & (COMPRESSED | INFINITY)) !== COMPRESSED) return undefined
  const { mcl, slots } = curve()
  const read = mcl._mclBnG2_deserialize(slots.result, put(mcl, slots.octets, octets), POINT_G2_OCTETS)
  if (read !== POINT_G2_OCTETS || mcl._mclBnG2_isZero(slots.result)) return undefined
  return precompute()
}

/** Precomputes the lines of the point in the result slot. */
function precompute(): Lines {
  const { mcl, slots, lineSize } = curve()
  mcl._mclBn_precomputeG2(slots.lines, slots.result)
  return take(mcl, slots.lines, lineSize) as Lines
}

let negatedBase: Lines | undefined

function negatedBaseLines(): Lines {
  if (negatedBase) return negatedBase
  const { mcl, slots } = curve()
  mcl._mclBnG2_deserialize(slots.left, put(mcl, slots.octets, BASE_POINT_G2), POINT_G2_OCTETS)
  mcl._mclBnG2_neg(slots.result, slots.left)
  negatedBase = precompute()
  return negatedBase
}

/** Whether e(a, W) * e(b, -BP2) = 1, for the lines of W: the one pairing equation of BBS. */
export function pairingHolds(a: Point, publicKey: Lines, b: Point): boolean {
  const { mcl, slots } = curve()
  const negated = negatedBaseLines()
  mcl._mclBn_precomputedMillerLoop2(
    slots.result,
    put(mcl, slots.points, a),
    put(mcl, slots.lines, publicKey),
    put(mcl, slots.points + SIZE.g1, b),
    put(mcl, slots.otherLines, negated),
  )
  mcl._mclBn_finalExp(slots.result, slots.result)
  return mcl._mclBnGT_isOne(slots.result) === 1
}
