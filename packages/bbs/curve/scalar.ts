import { curve, type Mcl, put, SIZE, type Slots, take } from './wasm.ts'

declare const scalar: unique symbol

/** An integer modulo the group order r, in the curve library's own form; never mix it up with its encoding. */
export type Scalar = Uint8Array & { readonly [scalar]: true }

/** Octets of an encoded scalar. */
export const SCALAR_OCTETS = 32

function taken(mcl: Mcl, slots: Slots): Scalar {
  return take(mcl, slots.result, SIZE.fr) as Scalar
}

/** The integer that up to 64 octets encode, most significant first, modulo r. */
export function scalarFromWide(octets: Uint8Array): Scalar {
  const { mcl, slots } = curve()
  mcl._mclBnFr_setBigEndianMod(slots.result, put(mcl, slots.octets, octets), octets.length)
  return taken(mcl, slots)
}

/** A small non-negative integer as a scalar. */
export function smallScalar(value: number): Scalar {
  return scalarFromWide(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value))
}

/** Strict: exactly 32 octets, most significant first, 0 < value < r; anything else gives nothing. */
export function decodeScalar(octets: Uint8Array): Scalar | undefined {
  if (octets.length !== SCALAR_OCTETS) return undefined
  const { mcl, slots } = curve()
  const read = mcl._mclBnFr_deserialize(slots.result, put(mcl, slots.octets, octets), SCALAR_OCTETS)
  if (read !== SCALAR_OCTETS || mcl._mclBnFr_isZero(slots.result)) return undefined
  return taken(mcl, slots)
}

/** 32 octets, most significant first. */
export function encodeScalar(value: Scalar): Uint8Array {
  const { mcl, slots } = curve()
  mcl._mclBnFr_serialize(slots.octets, SCALAR_OCTETS, put(mcl, slots.left, value))
  return take(mcl, slots.octets, SCALAR_OCTETS)
}

/** a + b mod r. */
export function addScalars(a: Scalar, b: Scalar): Scalar {
  const { mcl, slots } = curve()
  mcl._mclBnFr_add(slots.result, put(mcl, slots.left, a), put(mcl, slots.right, b))
  return taken(mcl, slots)
}

/** a - b mod r. */
export function subtractScalars(a: Scalar, b: Scalar): Scalar {
  const { mcl, slots } = curve()
  mcl._mclBnFr_sub(slots.result, put(mcl, slots.left, a), put(mcl, slots.right, b))
  return taken(mcl, slots)
}

/** a * b mod r. */
export function multiplyScalars(a: Scalar, b: Scalar): Scalar {
  const { mcl, slots } = curve()
  mcl._mclBnFr_mul(slots.result, put(mcl, slots.left, a), put(mcl, slots.right, b))
  return taken(mcl, slots)
}

/** r - 2, whose power inverts (Fermat). */
const INVERTING_EXPONENT = 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000000n - 1n

/**
 * 1 / a mod r; the inverse of zero is zero. By Fermat, not by Euclid: the steps depend on r alone, where mcl's own inversion
 * takes a time that depends on the secret.
 */
export function invertScalar(a: Scalar): Scalar {
  const { mcl, slots } = curve()
  const base = put(mcl, slots.left, a)
  const power = put(mcl, slots.result, a)
  const bits = INVERTING_EXPONENT.toString(2)
  for (const bit of bits.slice(1)) {
    mcl._mclBnFr_mul(power, power, power)
    if (bit === '1') mcl._mclBnFr_mul(power, power, base)
  }
  return taken(mcl, slots)
}

/** Whether two scalars are the same number. For public values. */
export function sameScalar(a: Scalar, b: Scalar): boolean {
  const { mcl, slots } = curve()
  return mcl._mclBnFr_isEqual(put(mcl, slots.left, a), put(mcl, slots.right, b)) === 1
}

/** Whether a scalar is 0. */
export function isZeroScalar(a: Scalar): boolean {
  const { mcl, slots } = curve()
  return mcl._mclBnFr_isZero(put(mcl, slots.left, a)) === 1
}
