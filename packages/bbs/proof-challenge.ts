import { encodePoint, encodeScalar, POINT_OCTETS, type Point, type Scalar } from './curve.ts'
import { concat, prefixed, uint64 } from './octets.ts'
import { type Api, hashToScalar } from './suite.ts'

/** What a challenge is drawn over. */
export interface Challenged {
  /** Position and scalar of each disclosed message, ascending. */
  readonly disclosed: readonly (readonly [number, Scalar])[]
  /** Abar, Bbar, D, T1, T2 and, with a pseudonym, the pseudonym and Ut. */
  readonly points: readonly Point[]
  readonly domain: Scalar
  readonly presentationHeader: Uint8Array
  /** Only with a pseudonym. */
  readonly contextId?: Uint8Array | undefined
}

/**
 * ProofChallengeCalculate (section 3.7.4 of draft-irtf-cfrg-bbs-signatures-09), and with a context
 * ProofWithPseudonymChallengeCalculate of draft-irtf-cfrg-bbs-per-verifier-linkability.
 */
export function challengeOf(over: Challenged, api: Api): Scalar {
  const { disclosed, points, domain, presentationHeader, contextId } = over
  const octets = concat(
    uint64(disclosed.length),
    ...disclosed.flatMap(([position, scalar]) => [uint64(position), encodeScalar(scalar)]),
    encodePoints(points),
    encodeScalar(domain),
    prefixed(presentationHeader),
    contextId ? prefixed(contextId) : new Uint8Array(),
  )
  return hashToScalar(octets, api.hashToScalarDst)
}

function encodePoints(points: readonly Point[]): Uint8Array {
  const octets = new Uint8Array(points.length * POINT_OCTETS)
  for (const [i, point] of points.entries()) octets.set(encodePoint(point), i * POINT_OCTETS)
  return octets
}
