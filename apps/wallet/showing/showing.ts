import type { RandomSource } from '@hefu/bbs'
import {
  type Epoch,
  epochAt,
  isAcceptedEpoch,
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
import { choicesFor, type HeldCredential, type LineId, makePass } from '@hefu/wallet'
import { toChooseFrom } from '../tickets/alike.ts'
import type { TicketWear } from '../tickets/wear.ts'

/** Why there is no pass, each with a text for people. */
export type ShowingProblem =
  | 'no-bundle'
  | 'stale-bundle'
  | 'unknown-service'
  | 'not-in-force'
  | 'asks-first'
  | 'no-credential'
  | 'expired'
  | 'key-ended'
  | 'tickets-used'

/** A pass for one slot, or why there is none. */
export type Showing =
  | {
      readonly outcome: 'pass'
      readonly text: string
      readonly slot: Slot
      readonly until: number
      readonly credential: HeldCredential
      /** The cards among which its holder may choose, that one among them. */
      readonly choices: readonly HeldCredential[]
    }
  | { readonly outcome: 'problem'; readonly problem: ShowingProblem; readonly service?: Service }

/** What a pass is made from. */
export interface ShowingSources {
  readonly service: ServiceId
  readonly credentials: readonly HeldCredential[]
  readonly bundle: TrustBundle | null
  readonly now: number
  readonly wear?: readonly TicketWear[]
  /** Which card the holder chose, where there are several. */
  readonly line?: LineId | undefined
}

/** Makes the open pass of the present slot; `until` is the Unix second at which the next one takes its place. */
export function openShowing(sources: ShowingSources, random: RandomSource): Showing {
  const { credentials, bundle, now, wear = [], line } = sources
  if (!bundle) return problem('no-bundle')
  if (isStale(bundle, now)) return problem('stale-bundle')
  const service = serviceOf(bundle, sources.service, now)
  if (!service) return problem('unknown-service')
  if (!isInForce(service, now)) return problem('not-in-force', service)
  if (service.showing === 'answer') return problem('asks-first', service)
  const present = epochAt(now, bundle.utcOffsetMinutes)
  const accepted = choicesFor(credentials, service, present, bundle)
  const choices = toChooseFrom(accepted, wear, now)
  const credential = choices.find((held) => held.line === line) ?? choices[0]
  if (!credential) {
    return problem(accepted.length > 0 ? 'tickets-used' : missing(credentials, service, present), service)
  }
  const slot = slotAt(now)
  const text = makePass({ credential, service, bundle, slot }, random)
  return { outcome: 'pass', text, slot, until: slotStart(slot) + SLOT_SECONDS, credential, choices }
}

/** Whether a credential that a service needs has never been there, has run out, or has lost the key that signed it. */
export function missing(
  credentials: readonly HeldCredential[],
  service: Service,
  present: Epoch,
): 'no-credential' | 'expired' | 'key-ended' {
  const ofType = credentials.filter(({ header }) => header.type === service.type)
  if (ofType.length === 0) return 'no-credential'
  // Of an accepted epoch and yet not to be shown: it is the key.
  return ofType.some(({ header }) => isAcceptedEpoch(header.epoch, present)) ? 'key-ended' : 'expired'
}

function problem(reason: ShowingProblem, service?: Service): Showing {
  return { outcome: 'problem', problem: reason, ...(service && { service }) }
}
