import { BoundedCache, cacheKey } from './bounded-cache.ts'
import { addPoints, type Point, type Scalar, sumPublic } from './curve.ts'
import { fixedPoint, type Generators } from './generators.ts'
import { ascii, concat, prefixed, uint64 } from './octets.ts'
import { type Api, hashToScalar } from './suite.ts'

/** What binds a signature to its key, header and generators. */
export interface Domain {
  readonly scalar: Scalar
  /** P1 + Q1 * domain: the part of B that all signatures under one key and header share. */
  readonly base: Point
}

const domains = new BoundedCache<Domain>(64)
const MAX_CACHED_HEADER = 1_024

/** calculate_domain of draft-irtf-cfrg-bbs-signatures-09, section 4.2.3. */
export function domainOf(publicKey: Uint8Array, generators: Generators, header: Uint8Array, api: Api): Domain {
  const make = (): Domain => calculate(publicKey, generators, header, api)
  if (header.length > MAX_CACHED_HEADER) return make()
  return domains.get(cacheKey(ascii(generators.name), publicKey, header), make)
}

function calculate(publicKey: Uint8Array, generators: Generators, header: Uint8Array, api: Api): Domain {
  const count = uint64(generators.points.length)
  const scalar = hashToScalar(
    concat(publicKey, count, generators.octets, api.id, prefixed(header)),
    api.hashToScalarDst,
  )
  return { scalar, base: addPoints(fixedPoint(), sumPublic([[generators.q1, scalar]])) }
}
