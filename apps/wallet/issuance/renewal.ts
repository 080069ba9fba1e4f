import type { RandomSource } from '@hefu/bbs'
import type { CborValue } from '@hefu/bytes'
import { type CredentialTypeId, type Epoch, epochPlus } from '@hefu/standard'
import { type HeldCredential, nextRefreshAt } from '@hefu/wallet'
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
const FIRST_RETRY_SECONDS = 300
const LONGEST_RETRY_SECONDS = 6 * 3600

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

/** What there is to fetch: for each type held, the present epoch where it is missing, else the next. */
export function renewalsFor(
  credentials: readonly HeldCredential[],
  present: Epoch,
): readonly { readonly type: CredentialTypeId; readonly epoch: Epoch; readonly held: HeldCredential }[] {
  const next = epochPlus(present, 1)
  return [...latestOfEach(credentials).values()].flatMap((held) => {
    const { type, epoch } = held.header
    if (epoch >= next) return []
    return [{ type, epoch: epoch >= present ? next : present, held }]
  })
}

/**
 * The plan for the present epoch. In a new epoch it is made anew: at once when the epoch's own credential is missing, else at a
 * random moment.
 */
export function planRenewal(
  plan: RenewalPlan,
  options: {
    readonly credentials: readonly HeldCredential[]
    readonly present: Epoch
    readonly utcOffsetMinutes: number
    readonly now: number
  },
  random: RandomSource,
): RenewalPlan {
  const { credentials, present, now } = options
  if (plan.epoch === present) return plan
  const overdue = renewalsFor(credentials, present).some(({ epoch }) => epoch === present)
  const dueAt = overdue ? now : nextRefreshAt(options, random)
  return { epoch: present, dueAt, failures: 0, needsSignIn: plan.needsSignIn }
}

/** The plan after a failure: twice as long each time, within limits, at a random moment of the later half. */
export function planRetry(plan: RenewalPlan, now: number, random: RandomSource): RenewalPlan {
  const longest = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** Math.min(plan.failures, 10))
  const share = 0.5 + (random(1)[0] ?? 0) / 512
  return { ...plan, failures: plan.failures + 1, dueAt: now + Math.ceil(longest * share) }
}
