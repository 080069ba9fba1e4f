import type { StayTicket } from '../stay/stay-ticket.ts'
import type { OpenedBy } from '../sync/sync-messages.ts'
import { countedFrom } from '../tariff/entered.ts'
import type { BarrierReason } from './barrier-answer.ts'
import type { BarrierState } from './barrier-store.ts'

/** What an exit decides. */
export type Leaving =
  | {
      readonly open: true
      readonly by: Extract<OpenedBy, 'free' | 'paid' | 'cut-off'>
      /** Whether the server may know of the stay, so that it must be told to forget it. */
      readonly tell: boolean
      /** Until when the ticket would open this exit again if it did not remember. */
      readonly rememberUntil: number
    }
  | { readonly open: false; readonly reason: BarrierReason }

/**
 * Whether a car may leave, by what the exit knows. One that is cut off lets out whom it cannot ask about, and tells that afterwards.
 *
 * @param cutOff whether the exit may not know of a payment
 */
export function decideLeaving(
  state: Pick<BarrierState, 'stays' | 'left' | 'freeMinutes'>,
  of: { readonly ticket: StayTicket; readonly carPark: string; readonly now: number; readonly cutOff: boolean },
): Leaving {
  const { ticket, now } = of
  if (ticket.carPark !== of.carPark) return { open: false, reason: 'other-car-park' }
  if (state.left.has(ticket.name)) return { open: false, reason: 'already-left' }
  const leaveBy = state.stays.get(ticket.name)
  if (leaveBy !== undefined && leaveBy >= now) return { open: true, by: 'paid', tell: true, rememberUntil: leaveBy }
  const free = countedFrom(ticket.entered) + freeMinutesAt(state.freeMinutes, ticket.entered) * 60
  if (now <= free) return { open: true, by: 'free', tell: leaveBy !== undefined, rememberUntil: free }
  if (of.cutOff) return { open: true, by: 'cut-off', tell: true, rememberUntil: ticket.overAt }
  return { open: false, reason: leaveBy === undefined ? 'unpaid' : 'overstayed' }
}

/** The free minutes of who entered then. */
export function freeMinutesAt(freeMinutes: BarrierState['freeMinutes'], entered: number): number {
  let found = 0
  let latest = -1
  for (const [from, minutes] of freeMinutes) {
    if (from > entered || from < latest) continue
    found = minutes
    latest = from
  }
  return found
}
