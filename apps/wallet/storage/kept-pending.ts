import type { CredentialTypeId, Epoch } from '@hefu/standard'
import type { LineId, PendingIssuance } from '@hefu/wallet'
import type { SealedValue } from './sealed-value.ts'

type Items = readonly [
  type: string,
  epoch: number,
  proverNym: Uint8Array,
  proverBlind: Uint8Array,
  commitment: Uint8Array,
  /** Absent in what was kept before there were lines. */
  line: string | null,
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
      ({ type, epoch, proverNym, proverBlind, commitment, line = null }): Items => [
        type,
        epoch,
        proverNym,
        proverBlind,
        commitment,
        line,
      ],
    ),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([type, epoch, proverNym, proverBlind, commitment, line]) => ({
      type: type as CredentialTypeId,
      epoch: epoch as Epoch,
      proverNym,
      proverBlind,
      commitment,
      ...(line != null && { line: line as LineId }),
    })),
}
