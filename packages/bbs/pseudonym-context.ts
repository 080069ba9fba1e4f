import { BoundedCache, cacheKey } from './bounded-cache.ts'
import { addScalars, multiplyScalars, type Point, type Scalar } from './curve.ts'
import { BbsError } from './error.ts'
import { ascii, concat } from './octets.ts'
import { hashToPoint, hashToScalar, PSEUDONYM } from './suite.ts'

/** What pseudonyms of one context are made from. */
export interface PseudonymContext {
  /** OP: the point that a nym secret multiplies. */
  readonly point: Point
  /** The polynomial of nym secrets at this context's z: nothing else of them ever shows. */
  readonly evaluate: (coefficients: readonly Scalar[]) => Scalar
}

const VECTOR_DST = concat(PSEUDONYM.id, ascii('VECT_NYM_SECRETS'))
const MAX_CACHED_CONTEXT = 1_024
const contexts = new BoundedCache<PseudonymContext>(64)

/** OP and z of "Pseudonym Calculation Procedure", draft-irtf-cfrg-bbs-per-verifier-linkability. */
export function pseudonymContext(contextId: Uint8Array): PseudonymContext {
  const make = (): PseudonymContext => ({
    point: hashToPoint(contextId, PSEUDONYM.id),
    evaluate: evaluatorAt(contextId),
  })
  return contextId.length > MAX_CACHED_CONTEXT ? make() : contexts.get(cacheKey(contextId), make)
}

function evaluatorAt(contextId: Uint8Array): (coefficients: readonly Scalar[]) => Scalar {
  let z: Scalar | undefined
  return (coefficients) => {
    const [highest, ...lower] = coefficients.toReversed()
    if (!highest) throw new BbsError('invalid-count', 'at least one nym secret is needed')
    // Horner's rule; with one nym secret, as in the city code standard, z is never needed.
    return lower.reduce((sum, coefficient) => {
      z ??= hashToScalar(contextId, VECTOR_DST)
      return addScalars(multiplyScalars(sum, z), coefficient)
    }, highest)
  }
}
