import {
  decodePoint,
  decodeScalar,
  encodePoint,
  encodeScalar,
  POINT_OCTETS,
  type Point,
  SCALAR_OCTETS,
  type Scalar,
} from './curve.ts'
import { concat } from './octets.ts'

/** A proof of knowledge of a signature (section 4.2.5 of draft-irtf-cfrg-bbs-signatures-09). */
export interface Proof {
  readonly abar: Point
  readonly bbar: Point
  readonly d: Point
  readonly eHat: Scalar
  readonly r1Hat: Scalar
  readonly r3Hat: Scalar
  /** One for each scalar that stays hidden, in order. */
  readonly hiddenHats: readonly Scalar[]
  readonly challenge: Scalar
}

const FIXED_SCALARS = 4
const POINTS_OCTETS = 3 * POINT_OCTETS

/** Octets of a proof that hides this many scalars. */
function proofLength(hidden: number): number {
  return POINTS_OCTETS + (FIXED_SCALARS + hidden) * SCALAR_OCTETS
}

/** proof_to_octets. */
export function encodeProof(proof: Proof): Uint8Array {
  const { abar, bbar, d, eHat, r1Hat, r3Hat, hiddenHats, challenge } = proof
  const scalars = [eHat, r1Hat, r3Hat, ...hiddenHats, challenge]
  return concat(...[abar, bbar, d].map(encodePoint), ...scalars.map(encodeScalar))
}

/** octets_to_proof, for a proof that hides exactly this many scalars; nothing when anything is not as it is written. */
export function decodeProof(octets: Uint8Array, hidden: number): Proof | undefined {
  if (octets.length !== proofLength(hidden)) return undefined
  const scalars = decodeScalars(octets.subarray(POINTS_OCTETS))
  if (!scalars) return undefined
  const [eHat, r1Hat, r3Hat, ...rest] = scalars
  const challenge = rest.pop()
  const abar = decodePoint(octets.subarray(0, POINT_OCTETS))
  const bbar = abar && decodePoint(octets.subarray(POINT_OCTETS, 2 * POINT_OCTETS))
  const d = bbar && decodePoint(octets.subarray(2 * POINT_OCTETS, POINTS_OCTETS))
  if (!abar || !bbar || !d || !eHat || !r1Hat || !r3Hat || !challenge) return undefined
  return { abar, bbar, d, eHat, r1Hat, r3Hat, hiddenHats: rest, challenge }
}

/** Scalars one after another; nothing unless each is whole, not 0 and below r. */
export function decodeScalars(octets: Uint8Array): Scalar[] | undefined {
  const scalars: Scalar[] = []
  for (let at = 0; at < octets.length; at += SCALAR_OCTETS) {
    const scalar = decodeScalar(octets.subarray(at, at + SCALAR_OCTETS))
    if (!scalar) return undefined
    scalars.push(scalar)
  }
  return scalars
}
