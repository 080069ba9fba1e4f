import type { RandomSource } from '@hefu/bbs'
import {
  epochAt,
  isInForce,
  isStale,
  type Service,
  type ServiceId,
  SLOT_SECONDS,
  type Slot,
  serviceOf,
  slotAt,
  slotStart,
  type TrustBundle,
} from '@hefu/standard'
import { chooseCredential, type HeldCredential, makePass } from '@hefu/wallet'

/** Why there is no pass, each with a text for people. */
export type ShowingProblem =
  | 'no-bundle'
  | 'stale-bundle'
  | 'unknown-service'
  | 'not-in-force'
  | 'asks-first'
  | 'no-credential'
  | 'expired'

/** A pass for one slot, or why there is none. */
export type Showing =
  | { readonly outcome: 'pass'; readonly text: string; readonly slot: Slot; readonly until: number }
  | { readonly outcome: 'problem'; readonly problem: ShowingProblem; readonly service?: Service }

/** What a pass is made from. */
export interface ShowingSources {
  readonly service: ServiceId
  readonly credentials: readonly HeldCredential[]
  readonly bundle: TrustBundle | null
  readonly now: number
}

/** Makes the open pass of the present slot; `until` is the Unix second at which the next one takes its place. */
export function openShowing(sources: ShowingSources, random: RandomSource): Showing {
  const { credentials, bundle, now } = sources
  if (!bundle) return problem('no-bundle')
  if (isStale(bundle, now)) return problem('stale-bundle')
  const service = serviceOf(bundle, sources.service, now)
  if (!service) return problem('unknown-service')
  if (!isInForce(service, now)) return problem('not-in-force', service)
  if (service.showing === 'answer') return problem('asks-first', service)
  const credential = chooseCredential(credentials, service, epochAt(now, bundle.utcOffsetMinutes))
  if (!credential) return problem(missing(credentials, service), service)
  const slot = slotAt(now)
  const text = makePass({ credential, service, bundle, slot }, random)
  return { outcome: 'pass', text, slot, until: slotStart(slot) + SLOT_SECONDS }
}

/** Whether a credential that a service needs has never been there or has run out. */
export function missing(credentials: readonly HeldCredential[], service: Service): 'no-credential' | 'expired' {
  return credentials.some(({ header }) => header.type === service.type) ? 'expired' : 'no-credential'
}

function problem(reason: ShowingProblem, service?: Service): Showing {
  return { outcome: 'problem', problem: reason, ...(service && { service }) }
}
