import { checkIssuerShowing } from '@hefu/issuer'
import type { CredentialHeader, IssuerShowing } from '@hefu/standard'
import type { IssuancePorts } from './issuance-ports.ts'
import type { IssuedType } from './issued-types.ts'

/** Whether a showing to this issuer holds under one of the keys of its epoch. */
export function showingHolds(
  ports: IssuancePorts,
  { type }: IssuedType,
  showing: IssuerShowing,
  nonce: string,
  commitment: Uint8Array | null,
): boolean {
  const header: CredentialHeader = { issuer: ports.issuer, type: type.id, epoch: showing.epoch }
  const publicKeys = ports.issuerKeys.publicKeys(type.id, showing.epoch)
  return checkIssuerShowing({ publicKeys, header, messageCount: type.attributes.length, showing, nonce, commitment })
}
