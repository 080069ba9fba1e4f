import type { Issuance } from '@hefu/service-kit'
import { TICKET_STAY } from '@hefu/standard'
import type { StayTerms } from '../issued-types.ts'
import { ENTRY_SECONDS, enteredText, entrySlot } from '../tariff/entered.ts'
import type { StockedTickets } from './sync-messages.ts'

/** How much an entry barrier holds, to work without its server. */
export interface StockSize {
  /** Seconds ahead for which there are tickets. */
  readonly ahead: number
  /** Cars in five minutes. */
  readonly perSlot: number
}

/** Half a day, at a car in 25 seconds. */
export const STOCK: StockSize = { ahead: 43_200, perSlot: 12 }

/** Five-minute spans that are made ready in one answer. */
const SLOTS_AT_ONCE = 24
/** A ticket on paper can be taken into a wallet for a day. */
const TAKE_SECONDS = 86_400

/**
 * Makes tickets ready for an entry barrier, each for one car park and five minutes: so its terms are fixed before anybody has it, and the
 * barrier needs to report nothing about it, connected or not.
 *
 * @param stockUntil up to which five minutes the barrier has tickets
 */
export async function prepareTickets(
  { issuance, utcOffsetMinutes, size }: PreparePorts,
  of: { readonly carPark: string; readonly now: number; readonly stockUntil: number },
): Promise<{ readonly tickets: StockedTickets[]; readonly more: boolean }> {
  const present = entrySlot(of.now)
  const first = Math.max(present, of.stockUntil + ENTRY_SECONDS)
  const last = present + size.ahead
  const tickets: StockedTickets[] = []
  for (let slot = first; slot <= last && tickets.length < SLOTS_AT_ONCE; slot += ENTRY_SECONDS) {
    const terms: StayTerms = { carPark: of.carPark, entered: enteredText(slot, utcOffsetMinutes()) }
    const until = slot + TAKE_SECONDS
    const offers = await issuance.offer({ type: TICKET_STAY.id, terms, until, count: size.perSlot })
    tickets.push({ slot, offers: offers.map(({ id, code }) => ({ id, code })) })
  }
  return { tickets, more: (tickets.at(-1)?.slot ?? last) < last }
}

/** What making tickets ready stands on. */
export interface PreparePorts {
  readonly issuance: Pick<Issuance, 'offer'>
  readonly utcOffsetMinutes: () => number
  readonly size: StockSize
}
