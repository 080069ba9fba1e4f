import { equalBytes } from '@hefu/bytes'
import { type CredentialTypeId, type Epoch, epochPlus, type IssuerId, type IssuerKey } from '@hefu/standard'

/** Weeks that a key signs for, and whether the register has it: before, it signs nothing. */
export interface CoveredSpan {
  readonly firstEpoch: Epoch
  readonly lastEpoch: Epoch
  readonly registered: boolean
}

/** By which keys a type is issued now, and after the present one. */
export interface KeyCoverage {
  readonly type: CredentialTypeId
  readonly issuer: IssuerId
  readonly present: CoveredSpan | null
  readonly next: CoveredSpan | null
}

/**
 * Tells which key of a type covers an epoch and which one follows: one that the register has, or else one that is held and could be proposed.
 *
 * @param keys.held by this city
 * @param keys.registered all that the register has
 */
export function keyCoverage(
  of: { readonly type: CredentialTypeId; readonly issuer: IssuerId },
  epoch: Epoch,
  keys: { readonly held: readonly IssuerKey[]; readonly registered: readonly IssuerKey[] },
): KeyCoverage {
  const mine = (key: IssuerKey): boolean => key.type === of.type && key.issuer === of.issuer
  const registered = keys.registered.filter(mine)
  const heldOnly = keys.held.filter(
    (key) => mine(key) && !registered.some(({ publicKey }) => equalBytes(publicKey, key.publicKey)),
  )
  function covering(at: Epoch): CoveredSpan | null {
    const covers = ({ firstEpoch, lastEpoch }: IssuerKey): boolean => firstEpoch <= at && at <= lastEpoch
    const known = registered.findLast(covers)
    const key = known ?? heldOnly.find(covers)
    return key ? { firstEpoch: key.firstEpoch, lastEpoch: key.lastEpoch, registered: known !== undefined } : null
  }
  const present = covering(epoch)
  return { ...of, present, next: present && covering(epochPlus(present.lastEpoch, 1)) }
}
