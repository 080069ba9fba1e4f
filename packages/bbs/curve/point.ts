import type { Scalar } from './scalar.ts'
import { curve, MAX_TERMS, type Mcl, put, SIZE, type Slots, take } from './wasm.ts'

declare const point: unique symbol

/** A point of G1, in the curve library's own form. */
export type Point = Uint8Array & { readonly [point]: true }

/** Octets of an encoded point of G1. */
export const POINT_OCTETS = 48

const COMPRESSED = 0x80
const INFINITY = 0x40

function taken(mcl: Mcl, slots: Slots): Point {
  return take(mcl, slots.result, SIZE.g1) as Point
}

/**
 * Strict: exactly 48 octets, compressed, coordinate below the field's order, on the curve, in the subgroup, not the identity;
 * anything else gives nothing. (mcl takes whatever follows an infinity flag, so the flags are read here.)
 */
export function decodePoint(octets: Uint8Array): Point | undefined {
  const flags = octets[0] ?? 0
  if (octets.length !== POINT_OCTETS || (flags & (COMPRESSED | INFINITY)) !== COMPRESSED) return undefined
  const { mcl, slots } = curve()
  const read = mcl._mclBnG1_deserialize(slots.result, put(mcl, slots.octets, octets), POINT_OCTETS)
  if (read !== POINT_OCTETS || mcl._mclBnG1_isZero(slots.result)) return undefined
  return taken(mcl, slots)
}

/** 48 octets, compressed. */
export function encodePoint(value: Point): Uint8Array {
  const { mcl, slots } = curve()
  mcl._mclBnG1_serialize(slots.octets, POINT_OCTETS, put(mcl, slots.left, value))
  return take(mcl, slots.octets, POINT_OCTETS)
}

/** The point that 128 uniform octets stand for: hash_to_curve of RFC 9380 section 3 after expand_message, SSWU map. */
export function pointFromUniform(octets: Uint8Array): Point {
  const { mcl, slots } = curve()
  const halves = [octets.subarray(0, 64), octets.subarray(64, 128)]
  const targets = [slots.points, slots.points + SIZE.g1] as const
  for (const [i, half] of halves.entries()) {
    mcl._mclBnFp_setBigEndianMod(slots.left, put(mcl, slots.octets, half), half.length)
    mcl._mclBnFp_mapToG1(targets[i] ?? slots.points, slots.left)
  }
  // Clearing the cofactor of each and adding gives what adding and then clearing does.
  mcl._mclBnG1_add(slots.result, ...targets)
  mcl._mclBnG1_normalize(slots.result, slots.result)
  return taken(mcl, slots)
}

/** a + b. */
export function addPoints(a: Point, b: Point): Point {
  const { mcl, slots } = curve()
  mcl._mclBnG1_add(slots.result, put(mcl, slots.left, a), put(mcl, slots.right, b))
  return taken(mcl, slots)
}

/** -a. */
export function negatePoint(a: Point): Point {
  const { mcl, slots } = curve()
  mcl._mclBnG1_neg(slots.result, put(mcl, slots.left, a))
  return taken(mcl, slots)
}

/** a * k in a time that does not depend on k. */
export function multiplySecret(a: Point, k: Scalar): Point {
  const { mcl, slots } = curve()
  mcl._mclBnG1_mulCT(slots.result, put(mcl, slots.left, a), put(mcl, slots.right, k))
  return taken(mcl, slots)
}

/** Sum of points times secret scalars, each product in constant time. */
export function sumSecret(terms: readonly (readonly [Point, Scalar])[]): Point {
  return terms.reduce((sum, [base, k]) => addPoints(sum, multiplySecret(base, k)), IDENTITY)
}

/** The neutral element. */
export const IDENTITY: Point = new Uint8Array(SIZE.g1) as Point

/** Sum of points times public scalars, as one multi-scalar multiplication: fast, and its time depends on the scalars. */
export function sumPublic(terms: readonly (readonly [Point, Scalar])[]): Point {
  let sum = IDENTITY
  for (let from = 0; from < terms.length; from += MAX_TERMS) {
    const part = multiplyPart(terms.slice(from, from + MAX_TERMS))
    sum = from === 0 ? part : addPoints(sum, part)
  }
  return sum
}

function multiplyPart(terms: readonly (readonly [Point, Scalar])[]): Point {
  const { mcl, slots } = curve()
  for (const [i, [base, k]] of terms.entries()) {
    put(mcl, slots.points + i * SIZE.g1, base)
    put(mcl, slots.scalars + i * SIZE.fr, k)
  }
  mcl._mclBnG1_mulVec(slots.result, slots.points, slots.scalars, terms.length)
  return taken(mcl, slots)
}

/** Whether a point is the neutral element. */
export function isIdentity(a: Point): boolean {
  const { mcl, slots } = curve()
  return mcl._mclBnG1_isZero(put(mcl, slots.left, a)) === 1
}
