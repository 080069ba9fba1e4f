import { BytesError, type CborValue, decodeDcbor, encodeDcbor, fromBase64url, toBase64url } from '@hefu/bytes'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { type Epoch, toEpoch } from '../credential/epoch.ts'
import { StandardError } from '../error.ts'

/** The OpenID4VCI format identifier of a blind-issued BBS credential of this standard. */
export const CREDENTIAL_FORMAT = 'hefu_bbs'
/** The OpenID4VCI proof type that carries an {@link IssuanceProof}. */
export const PROOF_TYPE = 'hefu_commitment'

/** What a wallet sends to be issued a credential: one entry of `proofs` in an OpenID4VCI credential request. */
export interface IssuanceProof {
  readonly epoch: Epoch
  /** The blind commitment to the holder's nym secret, with its proof of knowledge. */
  readonly commitment: Uint8Array
  /** The issuer's `c_nonce`. */
  readonly nonce: string
  /** A showing of the present credential to its issuer; `null` at enrolment. */
  readonly refresh: IssuerShowing | null
}

/** A showing of a credential to its own issuer under the refresh scope; nothing is disclosed. */
export interface IssuerShowing {
  readonly epoch: Epoch
  /** 48 bytes: the same from epoch to epoch, unrelated to any pseudonym elsewhere. */
  readonly pseudonym: Uint8Array
  readonly proof: Uint8Array
}

const MAX_COMMITMENT_BYTES = 512
const MAX_PROOF_BYTES = 2048

/** base64url of dCBOR `[1, epoch, commitment, nonce, [epoch, pseudonym, proof] or null]`. */
export function encodeIssuanceProof(proof: IssuanceProof): string {
  const refresh = proof.refresh && showingItems(proof.refresh)
  return toBase64url(encodeDcbor([1, proof.epoch, proof.commitment, proof.nonce, refresh]))
}

/** @throws StandardError `malformed` or `unknown-version` */
export function decodeIssuanceProof(text: string): IssuanceProof {
  const items = decodeVersioned(text, 5)
  return {
    epoch: readEpoch(items[1]),
    commitment: readBytes(items[2], 1, MAX_COMMITMENT_BYTES),
    nonce: readText(items[3], 200),
    refresh: items[4] === null ? null : readShowing(items[4]),
  }
}

/** base64url of dCBOR `[1, epoch, pseudonym, proof]`: with it a wallet accepts a credential that it was issued. */
export function encodeIssuerShowing(showing: IssuerShowing): string {
  return toBase64url(encodeDcbor([1, ...showingItems(showing)]))
}

/** @throws StandardError `malformed` or `unknown-version` */
export function decodeIssuerShowing(text: string): IssuerShowing {
  return readShowing(decodeVersioned(text, 4).slice(1))
}

/** Reads base64url of a versioned dCBOR array. */
export function decodeVersioned(text: string, items: number): readonly CborValue[] {
  const array = readArray(decode(text))
  if (array[0] !== 1) throw new StandardError('unknown-version', 'only version 1 is known')
  return readArray(array, items)
}

function decode(text: string): CborValue {
  try {
    return decodeDcbor(fromBase64url(text))
  } catch (cause) {
    if (cause instanceof BytesError) throw new StandardError('malformed', cause.message, { cause })
    throw cause
  }
}

function showingItems(showing: IssuerShowing): CborValue[] {
  return [showing.epoch, showing.pseudonym, showing.proof]
}

function readShowing(value: CborValue | undefined): IssuerShowing {
  const [epoch, pseudonym, proof] = readArray(value, 3)
  return { epoch: readEpoch(epoch), pseudonym: readBytes(pseudonym, 48), proof: readBytes(proof, 272, MAX_PROOF_BYTES) }
}

function readEpoch(value: CborValue | undefined): Epoch {
  return toEpoch(readInteger(value, 0, 299_999))
}
