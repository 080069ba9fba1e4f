import { encodeDcbor } from '@hefu/bytes'
import type { CredentialTypeId, IssuerId } from '../identifiers.ts'

/**
 * The pseudonym context of a showing to the credential's own issuer: dCBOR `[issuer, type, 'refresh']`. Three items, so that
 * it is never the context of a service, which has two.
 */
export function encodeRefreshContext(issuer: IssuerId, type: CredentialTypeId): Uint8Array {
  return encodeDcbor([issuer, type, 'refresh'])
}

/**
 * The presentation header of a showing to the issuer: dCBOR `['hefu issuance', issuer, type, nonce, commitment or null]`. The
 * commitment is the one that the showing asks to be signed for the next epoch; `null` accepts what was just issued.
 */
export function encodeIssuerPresentationHeader(
  issuer: IssuerId,
  type: CredentialTypeId,
  nonce: string,
  commitment: Uint8Array | null,
): Uint8Array {
  return encodeDcbor(['hefu issuance', issuer, type, nonce, commitment])
}
