import { createRequire } from 'node:module'

/**
 * A point of G1 or G2, as `@noble/curves` has it: BLS12-381 in plain JavaScript, which shares no code with the curve of
 * `@hefu/bbs`.
 */
export interface Point {
  add(other: Point): Point
  negate(): Point
  multiply(scalar: bigint): Point
  equals(other: Point): boolean
  toBytes(compressed: boolean): Uint8Array
}

interface Group {
  readonly BASE: Point
  readonly ZERO: Point
  fromHex(hex: string): Point
}

interface Bls12381 {
  readonly G1: { readonly Point: Group; hashToCurve(message: Uint8Array, options: { readonly DST: string }): Point }
  readonly G2: { readonly Point: Group }
  readonly fields: { readonly Fp12: { eql(a: unknown, b: unknown): boolean } }
  pairing(a: Point, b: Point): unknown
}

type Expand = (message: Uint8Array, dst: Uint8Array, length: number, hash: unknown) => Uint8Array

/** Whose curve it is: a development dependency of `@hefu/bbs`. */
const OTHER_BBS: string = '@digitalbazaar/bbs-signatures'
const CURVES: string = '@noble/curves'
const HASH: string = '@noble/hashes/sha2'

const fromOtherBbs = createRequire(import.meta.resolve(OTHER_BBS))
const fromCurves = createRequire(fromOtherBbs.resolve(`${CURVES}/bls12-381`))
const { bls12_381: bls12381 }: { bls12_381: Bls12381 } = fromOtherBbs(`${CURVES}/bls12-381`)
const { expand_message_xmd: expandXmd }: { expand_message_xmd: Expand } = fromOtherBbs(
  `${CURVES}/abstract/hash-to-curve`,
)
const { sha256 }: { sha256: unknown } = fromCurves(HASH)

export const G1: Group = bls12381.G1.Point
export const G2: Group = bls12381.G2.Point

/** expand_message_xmd with SHA-256 (RFC 9380, section 5.3.1). */
export function expand(message: Uint8Array, dst: string, length: number): Uint8Array {
  return expandXmd(message, new TextEncoder().encode(dst), length, sha256)
}

/** hash_to_curve for G1. */
export function hashToG1(message: Uint8Array, dst: string): Point {
  return bls12381.G1.hashToCurve(message, { DST: dst })
}

/** Whether e(a, b) = e(c, d). */
export function samePairing(a: Point, b: Point, c: Point, d: Point): boolean {
  return bls12381.fields.Fp12.eql(bls12381.pairing(a, b), bls12381.pairing(c, d))
}
