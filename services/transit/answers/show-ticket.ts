import { TransitError } from '../error.ts'
import type { Fare, FareClass } from '../feed/fares.ts'
import type { TravelKey } from '../gate/travel-store.ts'
import { serialOf } from '../journey/serial.ts'
import type { Travel } from '../journey/travel.ts'
import { giveBack } from '../sales/refunds.ts'
import { findTravel } from '../sync/ledger.ts'
import type { Transit } from '../transit.ts'
import type { Ask, Shown } from './asks.ts'

/** What somebody's ticket turned out to be, at a page or a desk. */
export type ShownOutcome =
  | { readonly kind: 'entitled'; usedFor: string | null }
  | { readonly kind: 'given-back'; readonly receipt: string }
  | { readonly kind: 'not-given-back'; readonly reason: 'used' | 'refunded' }
  | { readonly kind: 'inside'; readonly key: TravelKey; readonly travel: Travel; readonly class: FareClass }
  | { readonly kind: 'not-inside' }

/** Asks who wants to buy at the reduced price for a concession. That one is held is all that is learned. */
export function askForConcession({ asks, reducedDoor }: Transit): Ask<ShownOutcome> {
  return asks.begin<ShownOutcome>(reducedDoor(), async () => ({ kind: 'entitled', usedFor: null }))
}

/** Asks for the ticket that is to be given back, and takes it back as it is shown. */
export function askForTicketBack(transit: Transit): Ask<ShownOutcome> {
  return transit.asks.begin<ShownOutcome>(transit.ticketDoor(), async (shown) => {
    const { fare, fareClass, ...ticket } = ticketOf(shown)
    const back = await giveBack(transit, ticket, transit.network.fares.price('ride', fare, fareClass))
    if ('refused' in back) return { kind: 'not-given-back', reason: back.refused }
    return { kind: 'given-back', receipt: back.receipt }
  })
}

/** Asks at a desk for the ticket of somebody who went further than its fare. */
export function askForTicketInside(transit: Transit): Ask<ShownOutcome> {
  return transit.asks.begin<ShownOutcome>(transit.ticketDoor(), async (shown) => {
    const { entitlement, generation, serial, fareClass } = ticketOf(shown)
    const key: TravelKey = { entitlement, generation, serial }
    const travel = await findTravel(transit.database, key)
    return travel?.phase === 'in' ? { kind: 'inside', key, travel, class: fareClass } : { kind: 'not-inside' }
  })
}

/** The outcome of an ask; null while there is none. @throws TransitError `ask-over` */
export function outcomeOf({ asks }: Pick<Transit, 'asks'>, id: string): ShownOutcome | null {
  const ask = asks.find(id)
  if (!ask) throw new TransitError('ask-over', 'nothing is asked any more')
  return ask.outcome as ShownOutcome | null
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

function ticketOf({ service, epoch, pseudonym, disclosed }: Shown): TravelKey & {
  readonly fare: Fare
  readonly fareClass: FareClass
} {
  return {
    entitlement: 'ticket',
    generation: epoch,
    serial: serialOf(service, pseudonym),
    fare: disclosed.get(0) as Fare,
    fareClass: disclosed.get(1) as FareClass,
  }
}
