import {
  addPoints,
  addScalars,
  decodePoint,
  decodeScalar,
  encodePoint,
  encodeScalar,
  invertScalar,
  multiplySecret,
  negatePoint,
  POINT_OCTETS,
  type Point,
  pairingHolds,
  SCALAR_OCTETS,
  type Scalar,
  sumPublic,
  type sumSecret,
} from './curve.ts'
import { type Domain, domainOf } from './domain.ts'
import { BbsError } from './error.ts'
import { type Generators, generatorsOf } from './generators.ts'
import { publicKeyLines, signerScalar } from './key-pair.ts'
import { concat } from './octets.ts'
import { type Api, CORE, hashToScalar, mapMessages } from './suite.ts'

/** Octets of a signature: the point A and the scalar e. */
const SIGNATURE_OCTETS = 80

/** What is signed, and with which key. */
export interface SignOptions {
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
  /** Always disclosed with a proof; empty when there is none. */
  readonly header: Uint8Array
  readonly messages: readonly Uint8Array[]
}

/**
 * Signs messages (Sign of draft-irtf-cfrg-bbs-signatures-09, section 3.5.1). Deterministic.
 *
 * @returns 80 octets
 * @throws BbsError `invalid-secret-key`, `invalid-public-key`, `invalid-count` or `curve-not-loaded`
 */
export function sign(options: SignOptions): Uint8Array {
  const { publicKey, header, messages } = options
  const secret = signerScalar(options)
  const generators = generatorsOf(CORE, { signer: messages.length, committed: null })
  const domain = domainOf(publicKey, generators, header, CORE)
  const scalars = mapMessages(messages, CORE)
  const e = hashToScalar(
    concat(encodeScalar(secret), ...scalars.map(encodeScalar), encodeScalar(domain.scalar)),
    CORE.hashToScalarDst,
  )
  return signPoint(secret, e, signedPoint(domain, generators, scalars, sumPublic))
}

/** What a verifier of a whole signature holds. */
export interface VerifyOptions {
  readonly publicKey: Uint8Array
  readonly signature: Uint8Array
  readonly header: Uint8Array
  readonly messages: readonly Uint8Array[]
}

/**
 * Whether a signature is of this key over this header and these messages (Verify, section 3.5.2). `false` for anything
 * malformed, an invalid public key included.
 *
 * @throws BbsError `curve-not-loaded`, or `invalid-count` for more than 1,000 messages
 */
export function verify(options: VerifyOptions): boolean {
  const generators = generatorsOf(CORE, { signer: options.messages.length, committed: null })
  return verifyScalars(options, { generators, scalars: mapMessages(options.messages, CORE), sum: sumPublic }, CORE)
}

/** A signature apart. */
export interface Signature {
  readonly a: Point
  readonly e: Scalar
}

/** Strict: 80 octets, a point of the subgroup that is not the identity, a scalar that is not 0. */
export function decodeSignature(octets: Uint8Array): Signature | undefined {
  if (octets.length !== SIGNATURE_OCTETS) return undefined
  const a = decodePoint(octets.subarray(0, POINT_OCTETS))
  const e = decodeScalar(octets.subarray(POINT_OCTETS, POINT_OCTETS + SCALAR_OCTETS))
  return a && e && { a, e }
}

/**
 * B of the drafts: base + H1 * msg1 + ...
 *
 * @param sum how to multiply: `sumSecret` where the scalars are a holder's secrets, `sumPublic` where they are messages
 */
export function signedPoint(
  domain: Domain,
  generators: Generators,
  scalars: readonly Scalar[],
  sum: typeof sumPublic | typeof sumSecret,
): Point {
  return addPoints(domain.base, sum(scalars.map((scalar, i) => [generatorAt(generators, i), scalar])))
}

/** The generator of the scalar at a position. */
export function generatorAt(generators: Generators, position: number): Point {
  const generator = generators.points[position]
  if (!generator) throw new BbsError('invalid-index', `no message at position ${position}`)
  return generator
}

/** A = B * 1 / (SK + e), then the signature's octets. */
export function signPoint(secret: Scalar, e: Scalar, b: Point): Uint8Array {
  const a = multiplySecret(b, invertScalar(addScalars(secret, e)))
  return concat(encodePoint(a), encodeScalar(e))
}

/** CoreVerify (section 3.6.2): e(A, W) * e(A * e - B, BP2) = 1. */
export function verifyScalars(
  options: Pick<VerifyOptions, 'publicKey' | 'signature' | 'header'>,
  over: {
    readonly generators: Generators
    readonly scalars: readonly Scalar[]
    readonly sum: typeof sumPublic | typeof sumSecret
  },
  api: Api,
): boolean {
  const { generators, scalars, sum } = over
  const lines = publicKeyLines(options.publicKey)
  const signature = decodeSignature(options.signature)
  if (!lines || !signature) return false
  const { a, e } = signature
  const b = signedPoint(domainOf(options.publicKey, generators, options.header, api), generators, scalars, sum)
  return pairingHolds(a, lines, addPoints(b, negatePoint(sumPublic([[a, e]]))))
}
