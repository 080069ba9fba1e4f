import type { CredentialTypeId, Epoch } from '@hefu/standard'
import type { PendingIssuance } from '@hefu/wallet'
import type { SealedValue } from './sealed-value.ts'

type Items = readonly [
  type: string,
  epoch: number,
  proverNym: Uint8Array,
  proverBlind: Uint8Array,
  commitment: Uint8Array,
]

/**
 * Issuances under way. Kept from before the request is sent until the credential is, so that an answer lost on the way is
 * asked for again with the same commitment, which an issuer answers alike and counts once.
 */
export const KEPT_PENDING: SealedValue<readonly PendingIssuance[]> = {
  name: 'pending',
  empty: [],
  toCbor: (pending) =>
    pending.map(
      ({ type, epoch, proverNym, proverBlind, commitment }): Items => [type, epoch, proverNym, proverBlind, commitment],
    ),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([type, epoch, proverNym, proverBlind, commitment]) => ({
      type: type as CredentialTypeId,
      epoch: epoch as Epoch,
      proverNym,
      proverBlind,
      commitment,
    })),
}
