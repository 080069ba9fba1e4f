import type { CredentialTypeId, Epoch, IssuerId, IssuerKey } from '@hefu/standard'
import { coveredUntil, standingOf } from './key-weeks.ts'

/** A key that the city holds; `registered` false while the register does not have it, and it signs nothing. */
export type HeldKey = IssuerKey & { readonly registered: boolean }

/** What becomes of issuing when a key ends early. */
export interface EndEffect {
  /** Whether cards that it signed stop being valid, and not only new ones stop. */
  readonly voids: boolean
  /** The last week for which another registered key can still sign, without a gap from the first week that the end opens; null if none. */
  readonly othersUntil: Epoch | null
}

/** The keys that are held, not registered and still of use: the ones to propose. */
export function toPropose(held: readonly HeldKey[], present: Epoch): readonly HeldKey[] {
  return held.filter((key) => !key.registered && ['signs', 'later'].includes(standingOf(key, present)))
}

/** The keys of a type and an issuer, the earliest first. */
export function keysOf<Key extends IssuerKey>(
  keys: readonly Key[],
  type: CredentialTypeId,
  issuer: IssuerId,
): readonly Key[] {
  return keys
    .filter((key) => key.type === type && key.issuer === issuer)
    .toSorted((one, other) => one.firstEpoch - other.firstEpoch)
}

/**
 * What the early end of a key does.
 *
 * @param others the other registered keys of its type and issuer
 * @param lastEpoch before the key's first, when it is void from the start
 * @param openFrom the first week that needs another key
 */
export function endEffect(
  key: Pick<IssuerKey, 'firstEpoch'>,
  others: readonly IssuerKey[],
  lastEpoch: Epoch,
  openFrom: Epoch,
): EndEffect {
  return { voids: lastEpoch < key.firstEpoch, othersUntil: coveredUntil(others, openFrom) }
}
