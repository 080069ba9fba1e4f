import { BoundedCache, cacheKey } from './bounded-cache.ts'
import { decodeScalar, encodeScalar, type Lines, linesOf, multiplyBaseG2, type Scalar } from './curve.ts'
import { BbsError } from './error.ts'
import { ascii, concat } from './octets.ts'
import { drawOctets, type RandomSource } from './random.ts'
import { CORE, hashToScalar } from './suite.ts'

/** Octets of a public key. */
const PUBLIC_KEY_OCTETS = 96

const KEY_MATERIAL_OCTETS = 32

/** A signer's keys. */
export interface KeyPair {
  /** A scalar, 32 octets. */
  readonly secretKey: Uint8Array
  /** A point of G2, 96 octets, compressed. */
  readonly publicKey: Uint8Array
}

/** What may set keys of one material apart. */
export interface KeyOptions {
  /** Public context of the key, at most 65,535 octets; empty by default. */
  readonly info?: Uint8Array
  /** Domain separation tag, at most 255 octets; the suite's own by default. */
  readonly dst?: Uint8Array
}

const KEY_DST = new Uint8Array([...CORE.id, ...ascii('KEYGEN_DST_')])

/**
 * KeyGen and SkToPk of draft-irtf-cfrg-bbs-signatures-09, section 3.4.
 *
 * @param material at least 32 secret octets, or a random source to draw 32 from
 * @throws BbsError `invalid-key-material` or `curve-not-loaded`
 * @example const { secretKey, publicKey } = generateKeyPair(random)
 */
export function generateKeyPair(material: Uint8Array | RandomSource, options: KeyOptions = {}): KeyPair {
  const { info = new Uint8Array(), dst = KEY_DST } = options
  const secret = typeof material === 'function' ? drawOctets(material, KEY_MATERIAL_OCTETS) : material
  if (secret.length < KEY_MATERIAL_OCTETS) throw new BbsError('invalid-key-material', 'at least 32 octets are needed')
  if (info.length > 0xffff) throw new BbsError('invalid-key-material', 'at most 65,535 octets of key info')
  const length = Uint8Array.of(info.length >> 8, info.length & 255)
  const secretKey = encodeScalar(hashToScalar(concat(secret, length, info), dst))
  return { secretKey, publicKey: publicKeyOf(secretKey) }
}

/** The public key of a secret key, in constant time. @throws BbsError `invalid-secret-key` */
export function publicKeyOf(secretKey: Uint8Array): Uint8Array {
  return multiplyBaseG2(secretScalar(secretKey))
}

/** Whether octets are a public key: 96 octets, compressed, a point of G2's subgroup, not the identity. */
export function isPublicKey(octets: Uint8Array): boolean {
  return publicKeyLines(octets) !== undefined
}

/**
 * The secret of a signer, whose public key is at least one; that the two belong together is for the caller to know.
 *
 * @throws BbsError `invalid-secret-key` or `invalid-public-key`
 */
export function signerScalar({ secretKey, publicKey }: KeyPair): Scalar {
  const scalar = secretScalar(secretKey)
  if (!isPublicKey(publicKey)) throw new BbsError('invalid-public-key', 'a public key is a point of G2 of 96 octets')
  return scalar
}

/** @throws BbsError `invalid-secret-key` */
function secretScalar(secretKey: Uint8Array): Scalar {
  const scalar = decodeScalar(secretKey)
  if (!scalar) throw new BbsError('invalid-secret-key', 'a secret key is a scalar of 32 octets, neither 0 nor above r')
  return scalar
}

const keys = new BoundedCache<Lines>(32)

/** A public key prepared for pairings; nothing when it is not a public key. */
export function publicKeyLines(publicKey: Uint8Array): Lines | undefined {
  if (publicKey.length !== PUBLIC_KEY_OCTETS) return undefined
  return keys.get(cacheKey(publicKey), () => linesOf(publicKey))
}
