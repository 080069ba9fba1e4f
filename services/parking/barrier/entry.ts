import { ENTRY_SECONDS, entrySlot } from '../tariff/entered.ts'
import type { BarrierReason, TicketToTake } from './barrier-answer.ts'
import type { BarrierState, BarrierStore } from './barrier-store.ts'

/** One permit lets in one car in so many seconds. */
export const PERMIT_PAUSE_SECONDS = 600

/** Places free as an entry knows them: what the server last said, less the cars that it has let in since. */
export function freeNow({ free, events }: Pick<BarrierState, 'free' | 'events'>): number {
  return free - events.filter(({ by }) => by !== 'bay').length
}

/** Bays free, likewise. */
export function baysFreeNow({ baysFree, events }: Pick<BarrierState, 'baysFree' | 'events'>): number {
  return baysFree - events.filter(({ by }) => by === 'bay').length
}

/**
 * Takes the next ticket of these five minutes; where they are used up, one of the next five, so that the ticket says a little later than it
 * is. A ticket that has left the stock comes back to nobody.
 */
export function nextTicket(store: BarrierStore, now: number): TicketToTake | null {
  const slot = entrySlot(now)
  const stocked = store.tickets.filter((of) => of.slot >= slot)
  const from = stocked.find((of) => of.slot <= slot + ENTRY_SECONDS && of.offers.length > 0)
  const offer = from?.offers[0]
  if (!from || !offer) return null
  store.saveTickets(stocked.map((of) => (of === from ? { ...of, offers: of.offers.slice(1) } : of)))
  return { code: offer.code, offer: offer.id, entered: from.slot }
}

/** Whether a permit of the zone may let a car in now. */
export function permitEnters(
  state: Pick<BarrierState, 'free' | 'events'>,
  of: {
    readonly zone: unknown
    readonly carParkZone: string
    readonly enteredAt: number | undefined
    readonly now: number
  },
): BarrierReason | null {
  if (of.zone !== of.carParkZone) return 'other-zone'
  if (of.enteredAt !== undefined && of.now - of.enteredAt < PERMIT_PAUSE_SECONDS) return 'just-entered'
  return freeNow(state) > 0 ? null : 'full'
}
