import { sha256 } from '@noble/hashes/sha2.js'
import { type Point, pointFromUniform, type Scalar, scalarFromWide } from './curve.ts'
import { BbsError } from './error.ts'
import { ascii, concat } from './octets.ts'

/** Octets from which a scalar is reduced (expand_len of the suite): 384 bits, so that the bias is below 2^-128. */
export const EXPAND_OCTETS = 48

const HASH_OCTETS = 32
const BLOCK_OCTETS = 64
const POINT_UNIFORM_OCTETS = 128

/** BLS12-381-SHA-256 of draft-irtf-cfrg-bbs-signatures-09, section 7.2.2. */
export const CIPHERSUITE_ID = 'BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_'

/** One interface of the suite: the drafts keep their signatures apart by its identifier. */
export interface Api {
  readonly name: string
  readonly id: Uint8Array
  /** Domain separation of challenges, domains and signatures. */
  readonly hashToScalarDst: Uint8Array
  /** Domain separation of messages. */
  readonly mapMessageDst: Uint8Array
}

function api(name: string): Api {
  const id = CIPHERSUITE_ID + name
  return {
    name,
    id: ascii(id),
    hashToScalarDst: ascii(`${id}H2S_`),
    mapMessageDst: ascii(`${id}MAP_MSG_TO_SCALAR_AS_HASH_`),
  }
}

/** BBS signatures: draft-irtf-cfrg-bbs-signatures, section 6. */
export const CORE: Api = api('H2G_HM2S_')
/** Blind issuance: draft-irtf-cfrg-bbs-blind-signatures-02, section 4.2. */
export const BLIND: Api = api('BLIND_H2G_HM2S_')
/** Pseudonyms: draft-irtf-cfrg-bbs-per-verifier-linkability, "BBS Pseudonym Interface". */
export const PSEUDONYM: Api = api('H2G_HM2S_PSEUDONYM_')

/** expand_message_xmd with SHA-256 (RFC 9380, section 5.3.1). */
export function expandMessage(message: Uint8Array, dst: Uint8Array, length: number): Uint8Array {
  const count = Math.ceil(length / HASH_OCTETS)
  if (dst.length > 255 || count > 255) throw new BbsError('invalid-count', 'expand_message: too long')
  const dstPrime = concat(dst, Uint8Array.of(dst.length))
  const first = concat(new Uint8Array(BLOCK_OCTETS), message, Uint8Array.of(length >> 8, length & 255, 0), dstPrime)
  const b0 = sha256(first)
  const out = new Uint8Array(count * HASH_OCTETS)
  let block: Uint8Array = new Uint8Array(HASH_OCTETS)
  for (let i = 1; i <= count; i++) {
    const mixed = block.map((octet, j) => octet ^ (b0[j] ?? 0))
    block = sha256(concat(mixed, Uint8Array.of(i), dstPrime))
    out.set(block, (i - 1) * HASH_OCTETS)
  }
  return out.subarray(0, length)
}

/** hash_to_scalar of draft-irtf-cfrg-bbs-signatures-09, section 4.2.1. */
export function hashToScalar(message: Uint8Array, dst: Uint8Array): Scalar {
  return scalarFromWide(expandMessage(message, dst, EXPAND_OCTETS))
}

/** hash_to_curve for G1, random oracle variant (RFC 9380, sections 3 and 8.8.1). */
export function hashToPoint(message: Uint8Array, dst: Uint8Array): Point {
  return pointFromUniform(expandMessage(message, dst, POINT_UNIFORM_OCTETS))
}

/** Messages as scalars, each by itself (draft-irtf-cfrg-bbs-signatures-09, section 4.1.2). */
export function mapMessages(messages: readonly Uint8Array[], interfaceOf: Api): Scalar[] {
  return messages.map((message) => hashToScalar(message, interfaceOf.mapMessageDst))
}
