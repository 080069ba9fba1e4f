import { checkIssuerShowing } from '@hefu/issuer'
import type { CredentialHeader, IssuerShowing } from '@hefu/standard'
import type { IssuancePorts } from './issuance-ports.ts'
import type { IssuedType } from './issued-types.ts'

/** Whether a wallet proves by a showing that it has the credential that it accepts: under a key in force for its epoch. */
export function acceptanceHolds(
  ports: IssuancePorts,
  { type }: IssuedType,
  showing: IssuerShowing,
  nonce: string,
): boolean {
  return holdsUnder(ports.issuerKeys.publicKeys(type.id, showing.epoch), {
    ports,
    type,
    showing,
    nonce,
    commitment: null,
  })
}

/**
 * Whether a wallet proves by a showing that it had a credential of that epoch: under a key in force for it, or under one that the register
 * had for it and ended early. Whoever stole that key can sign any credential by it, but shows the recorded pseudonym only with its holder's
 * secret, which the key says nothing of; and where none is recorded, the sign-in alone would be enough.
 */
export function refreshHolds(
  ports: IssuancePorts,
  { type }: IssuedType,
  showing: IssuerShowing,
  nonce: string,
  commitment: Uint8Array,
): boolean {
  const { issuerKeys } = ports
  // The ended first: while everybody is renewed, nearly all showings are by the key that was ended last.
  const ended = issuerKeys.endedKeys(type.id, showing.epoch).toReversed()
  const keys = [...ended, ...issuerKeys.publicKeys(type.id, showing.epoch)]
  return holdsUnder(keys, { ports, type, showing, nonce, commitment })
}

function holdsUnder(
  publicKeys: readonly Uint8Array[],
  shown: Pick<IssuedType, 'type'> & {
    readonly ports: IssuancePorts
    readonly showing: IssuerShowing
    readonly nonce: string
    readonly commitment: Uint8Array | null
  },
): boolean {
  const { ports, type, showing, nonce, commitment } = shown
  const header: CredentialHeader = { issuer: ports.issuer, type: type.id, epoch: showing.epoch }
  return checkIssuerShowing({ publicKeys, header, messageCount: type.attributes.length, showing, nonce, commitment })
}
