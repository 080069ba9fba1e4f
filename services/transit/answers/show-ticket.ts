import type { Ask, Shown } from '@hefu/service-kit'
import { TransitError } from '../error.ts'
import type { Fare, FareClass } from '../feed/fares.ts'
import type { TravelKey } from '../gate/travel-store.ts'
import { dayAt } from '../journey/generation.ts'
import { serialOf } from '../journey/serial.ts'
import { giveBack } from '../sales/refunds.ts'
import { findTravel } from '../sync/ledger.ts'
import type { Transit } from '../transit.ts'
import type { ShownOutcome } from './shown-outcome.ts'

/** Asks who wants to buy at the reduced price for a concession. That one is held is all that is learned. */
export function askForConcession(
  { asks, reducedDoor }: Transit,
  path: (ask: string) => string = (ask) => `/buy/reduced/${ask}`,
): Ask<ShownOutcome> {
  return asks.begin(reducedDoor(), async () => ({ kind: 'entitled', usedFor: null }), { to: 'answerer', path })
}

/** Asks for the ticket that is to be given back, and takes it back as it is shown. */
export function askForTicketBack(transit: Transit): Ask<ShownOutcome> {
  const take = async (shown: Shown): Promise<ShownOutcome> => {
    const { key, fare, fareClass } = ticketOf(shown)
    const back = await giveBack(transit, key, transit.network.fares.price('ride', fare, fareClass))
    if ('refused' in back) return { kind: 'not-given-back', reason: back.refused }
    return { kind: 'given-back', receipt: back.receipt }
  }
  return transit.asks.begin(transit.ticketDoor(), take, { to: 'answerer', path: (ask) => `/refund/${ask}` })
}

/** Asks at a desk for the ticket, or the month pass, of somebody who went further than its fare. */
export function askForWhoIsInside(transit: Transit, entitlement: 'ticket' | 'month'): Ask<ShownOutcome> {
  const door = entitlement === 'ticket' ? transit.ticketDoor() : transit.monthDoor()
  const take = async (shown: Shown): Promise<ShownOutcome> => {
    const { key, fareClass } = entitlement === 'ticket' ? ticketOf(shown) : passOf(transit, shown)
    const travel = await findTravel(transit.database, key)
    return travel?.phase === 'in' ? { kind: 'inside', key, travel, class: fareClass } : { kind: 'not-inside' }
  }
  return transit.asks.begin(door, take, { to: 'desk' })
}

/** What came of an ask; null while there is none. @throws TransitError `ask-over` */
export function outcomeOf({ asks }: Pick<Transit, 'asks'>, id: string): ShownOutcome | null {
  const ask = asks.find(id)
  if (!ask) throw new TransitError('ask-over', 'nothing is asked any more')
  return ask.outcome
}

/**
 * Takes a concession that was shown as good for one purchase.
 *
 * @throws TransitError `concession-needed` where none was shown, or it was for another purchase; `ask-over`
 */
export function spendConcession(transit: Pick<Transit, 'asks'>, id: string | undefined, receipt: string): void {
  const outcome = id === undefined ? null : outcomeOf(transit, id)
  if (outcome?.kind !== 'entitled' || (outcome.usedFor ?? receipt) !== receipt) {
    throw new TransitError('concession-needed', 'show a concession first')
  }
  outcome.usedFor = receipt
}

/** What is shown, as gates know it. */
interface Known {
  readonly key: TravelKey
  readonly fare: Fare
  readonly fareClass: FareClass
}

function ticketOf({ service, epoch, pseudonym, disclosed }: Shown): Known {
  return {
    key: { entitlement: 'ticket', generation: epoch, serial: serialOf(service, pseudonym) },
    fare: disclosed.get(0) as Fare,
    fareClass: disclosed.get(1) as FareClass,
  }
}

/** A pass is known by its day; its class is not asked for, so that the difference is that of the full fare. */
function passOf({ clock, utcOffsetMinutes }: Transit, { service, pseudonym, disclosed }: Shown): Known {
  const generation = dayAt(clock(), utcOffsetMinutes())
  const key: TravelKey = { entitlement: 'month', generation, serial: serialOf(service, pseudonym) }
  return { key, fare: disclosed.get(1) as Fare, fareClass: 'full' }
}
