import { encodeDcbor } from '@hefu/bytes'
import type { CredentialTypeId, IssuerId } from '../identifiers.ts'
import type { Epoch } from './epoch.ts'

/** What every holder of a type shares in an epoch. */
export interface CredentialHeader {
  readonly issuer: IssuerId
  readonly type: CredentialTypeId
  readonly epoch: Epoch
}

/**
 * The BBS header: dCBOR `[1, issuer id, credential type, epoch]` and nothing else, since it is always disclosed: a date of
 * issue or a serial number here would be a tracking handle.
 */
export function encodeHeader(header: CredentialHeader): Uint8Array {
  return encodeDcbor([1, header.issuer, header.type, header.epoch])
}
