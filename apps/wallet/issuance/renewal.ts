import type { RandomSource } from '@hefu/bbs'
import type { CborValue } from '@hefu/bytes'
import { type CredentialTypeId, type Epoch, epochPlus, KEY_END_SPREAD, keysFor, type TrustBundle } from '@hefu/standard'
import { type HeldCredential, isKeyInForce, nextRefreshAt, renewalAfterKeyEnd } from '@hefu/wallet'
import type { SealedValue } from '../storage/sealed-value.ts'

/** When the credentials of the coming epoch are fetched, and how it went. */
export interface RenewalPlan {
  /** The epoch in which this was planned; 0 before the first plan. */
  readonly epoch: Epoch
  /** Unix seconds. */
  readonly dueAt: number
  /** Failures in a row. */
  readonly failures: number
  /** The provider no longer accepts the kept sign-in: only the holder can go on. */
  readonly needsSignIn: boolean
}

const NO_PLAN: RenewalPlan = { epoch: 0 as Epoch, dueAt: 0, failures: 0, needsSignIn: false }

/** The sealed plan: it tells when a holder will be heard of. */
export const KEPT_RENEWAL: SealedValue<RenewalPlan> = {
  name: 'renewal',
  empty: NO_PLAN,
  toCbor: ({ epoch, dueAt, failures, needsSignIn }): CborValue => [epoch, dueAt, failures, needsSignIn],
  fromCbor: (cbor) => {
    const [epoch, dueAt, failures, needsSignIn] = cbor as unknown as [Epoch, number, number, boolean]
    return { epoch, dueAt, failures, needsSignIn }
  },
}

/** The latest credential of each type held. */
export function latestOfEach(credentials: readonly HeldCredential[]): ReadonlyMap<CredentialTypeId, HeldCredential> {
  const latest = new Map<CredentialTypeId, HeldCredential>()
  for (const credential of credentials) {
    const { type, epoch } = credential.header
    if (epoch > (latest.get(type)?.header.epoch ?? 0)) latest.set(type, credential)
  }
  return latest
}

/**
 * What there is to fetch: for each type held, the present epoch where it is missing or its key was ended, else the next. `held` is what the
 * issuer is shown: the latest that has begun, ended or not.
 */
export function renewalsFor(
  credentials: readonly HeldCredential[],
  present: Epoch,
  bundle: TrustBundle,
): readonly { readonly type: CredentialTypeId; readonly epoch: Epoch; readonly held: HeldCredential }[] {
  const next = epochPlus(present, 1)
  const begun = latestOfEach(credentials.filter(({ header }) => header.epoch <= present))
  return [...latestOfEach(credentials).values()].flatMap((latest) => {
    const { type } = latest.header
    const held = begun.get(type) ?? latest
    const due = (epoch: Epoch) => [{ type, epoch, held }]
    if (held.header.epoch === present && !isKeyInForce(bundle, held)) return due(present)
    if (latest.header.epoch >= next) return isKeyInForce(bundle, latest) ? [] : due(next)
    return due(latest.header.epoch >= present ? next : present)
  })
}

/** Credentials that gates would accept now, had the register not ended their keys. */
export function endedNow(
  credentials: readonly HeldCredential[],
  present: Epoch,
  bundle: TrustBundle,
): readonly HeldCredential[] {
  return credentials.filter(({ header }) => header.epoch === present).filter((held) => !isKeyInForce(bundle, held))
}

/** Whether the bundle lacks a key by which an ended one is replaced: only a newer bundle helps. */
export function lacksReplacement(credentials: readonly HeldCredential[], present: Epoch, bundle: TrustBundle): boolean {
  return endedNow(credentials, present, bundle).some(
    ({ header }) => keysFor(bundle, header.issuer, header.type, header.epoch).length === 0,
  )
}

/**
 * The plan for the present epoch. In a new epoch it is made anew: at once when the epoch's own credential is missing, else at a
 * random moment. Where a key was ended it is brought forward into the hour after this wallet has learnt of it.
 */
export function planRenewal(
  plan: RenewalPlan,
  options: {
    readonly credentials: readonly HeldCredential[]
    readonly present: Epoch
    readonly bundle: TrustBundle
    readonly now: number
  },
  random: RandomSource,
): RenewalPlan {
  const { credentials, present, bundle, now } = options
  const ended = endedNow(credentials, present, bundle).length > 0
  if (plan.epoch === present) {
    if (!ended || plan.failures > 0 || plan.dueAt <= now + KEY_END_SPREAD) return plan
    return { ...plan, dueAt: renewalAfterKeyEnd(now, random) }
  }
  const { utcOffsetMinutes } = bundle
  const overdue = !ended && renewalsFor(credentials, present, bundle).some(({ epoch }) => epoch === present)
  const later = ended ? renewalAfterKeyEnd(now, random) : nextRefreshAt({ present, utcOffsetMinutes, now }, random)
  const dueAt = overdue ? now : later
  return { epoch: present, dueAt, failures: 0, needsSignIn: plan.needsSignIn }
}
