import { encodeScalar, isZeroScalar, type Scalar, scalarFromWide } from './curve.ts'
import { BbsError } from './error.ts'
import { EXPAND_OCTETS } from './suite.ts'

/** Yields `length` fresh octets of cryptographic quality. Everything that hides anything here rests on it. */
export type RandomSource = (length: number) => Uint8Array

/** A uniform scalar: 48 octets modulo r, as the draft's get_random; never zero. */
export function drawScalar(random: RandomSource): Scalar {
  const value = scalarFromWide(drawOctets(random, EXPAND_OCTETS))
  if (isZeroScalar(value)) throw new BbsError('invalid-random', 'the random source yields zeros')
  return value
}

/** Octets of the length asked for, or the source is broken. @throws BbsError `invalid-random` */
export function drawOctets(random: RandomSource, length: number): Uint8Array {
  const octets = random(length)
  if (octets.length !== length) throw new BbsError('invalid-random', `asked for ${length} random octets`)
  return octets
}

/**
 * A uniform scalar as 32 octets: a prover's nym secret, an issuer's nym entropy.
 *
 * @throws BbsError `curve-not-loaded`, or `invalid-random` when the source yields zeros or another length
 */
export function randomScalar(random: RandomSource): Uint8Array {
  return encodeScalar(drawScalar(random))
}
