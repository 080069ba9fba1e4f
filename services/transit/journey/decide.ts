import { type Fare, reachOf } from '../feed/fares.ts'
import { isTransfer, type Network } from '../feed/network.ts'
import type { Entitlement, Travel } from './travel.ts'

/** Why a genuine ticket or pass does not open a gate, in the rider's terms. */
export type JourneyReason =
  /** It has been used, and its journey is over. */
  | 'used'
  /** It is inside already. */
  | 'already-in'
  /** It has left already. */
  | 'already-out'
  /** It was never let in. */
  | 'not-entered'
  /** Its money was given back. */
  | 'refunded'
  /** It goes less far than this stop. */
  | 'beyond-fare'
  /** A concession alone opens no gate in the peak. */
  | 'peak'
  /** The pass is of another month. */
  | 'other-month'

export type Decision =
  | { readonly open: true; readonly step: 'entry' | 'exit' | 'transfer'; readonly travel: Travel }
  | { readonly open: false; readonly reason: JourneyReason; readonly needed?: Fare }

/** What is shown where. */
export interface Showing {
  /** Whether a gate is cut off, so that what it has seen is not known here. */
  readonly blind: boolean
  readonly entitlement: Entitlement
  /** Zones that it covers, 1 to 3. */
  readonly reach: number
  readonly stop: string
  /** Unix seconds. */
  readonly now: number
  /** What is known of it. */
  readonly travel: Travel | undefined
}

/** So long a pass that was let in opens no second gate, whatever happens. */
export const PASSBACK_SECONDS = 600

/**
 * Whether somebody may go in. A ticket goes in once, and again only to go on with the same journey by another line. A
 * pass goes in as often as it comes out: one that is inside would be a second person with the same pass, until the
 * time of a journey has passed and it must have come out unseen; where a gate is cut off, that may have been sooner.
 */
export function decideEntry(network: Network, showing: Showing): Decision {
  const { entitlement, reach, stop, now, travel, blind } = showing
  const { journeySeconds } = network.fares
  const begun: Travel = { phase: 'in', origin: stop, last: stop, enteredAt: now, changedAt: now, reach }
  if (!travel) return { open: true, step: 'entry', travel: begun }
  if (travel.phase === 'refunded') return refused('refunded')
  const continues =
    travel.phase === 'out' &&
    now - travel.enteredAt <= journeySeconds &&
    travel.last !== null &&
    isTransfer(network, travel.last, stop)
  if (continues) return { open: true, step: 'transfer', travel: { ...travel, phase: 'in', last: stop, changedAt: now } }
  if (entitlement === 'ticket') return refused(travel.phase === 'in' ? 'already-in' : 'used')
  const isInside = travel.phase === 'in' && now - travel.enteredAt <= (blind ? PASSBACK_SECONDS : journeySeconds)
  if (isInside) return refused('already-in')
  return { open: true, step: 'entry', travel: begun }
}

/**
 * Whether somebody may go out. Beyond the fare the gate names the one that is needed and a desk takes the difference.
 * Where entries may be unknown (`blind`: a gate has been cut off), whoever holds a ticket is let out: nobody is kept
 * inside for a broken line.
 */
export function decideExit(network: Network, showing: Showing): Decision {
  const { reach, stop, now, travel, blind } = showing
  if (!travel) {
    if (!blind) return refused('not-entered')
    const left: Travel = { phase: 'out', origin: null, last: stop, enteredAt: 0, changedAt: now, reach }
    return { open: true, step: 'exit', travel: left }
  }
  if (travel.phase === 'refunded') return refused('refunded')
  if (travel.phase === 'out') return refused('already-out')
  const needed = fareTo(network, travel, stop)
  if (needed && reachOf(needed) > travel.reach) return { open: false, reason: 'beyond-fare', needed }
  return { open: true, step: 'exit', travel: { ...travel, phase: 'out', last: stop, changedAt: now } }
}

/** The fare from where a journey began to a stop; undefined where the feed knows none, and then it goes free. */
export function fareTo({ stops, fares }: Network, { origin }: Travel, stop: string): Fare | undefined {
  const from = origin === null ? undefined : stops.get(origin)
  const to = stops.get(stop)
  return from && to ? fares.between(from.zone, to.zone) : undefined
}

/** Whether it is the peak of a weekday. */
export function isPeak({ fares }: Network, unixSeconds: number, utcOffsetMinutes: number): boolean {
  const local = new Date((unixSeconds + utcOffsetMinutes * 60) * 1000)
  if ([0, 6].includes(local.getUTCDay())) return false
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
  return fares.peaks.some(({ from, until }) => from <= minute && minute < until)
}

function refused(reason: JourneyReason): Decision {
  return { open: false, reason }
}
