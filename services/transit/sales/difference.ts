import { TransitError } from '../error.ts'
import { FARES, type Fare, type FareClass, reachOf } from '../feed/fares.ts'
import type { TravelKey } from '../gate/travel-store.ts'
import { fareTo } from '../journey/decide.ts'
import type { Travel } from '../journey/travel.ts'
import { addEvents, changeLedger, type LedgerPorts } from '../sync/ledger.ts'

/** What a desk takes from who went further than the fare. */
export interface Difference {
  readonly needed: Fare
  /** In fen. */
  readonly owed: number
}

/**
 * What is owed for a journey that ends at a stop; null where the fare reaches.
 *
 * @throws TransitError `unknown-stop`
 */
export function differenceOf(
  { network }: Pick<LedgerPorts, 'network'>,
  travel: Travel,
  fareClass: FareClass,
  stop: string,
): Difference | null {
  if (!network.stops.has(stop)) throw new TransitError('unknown-stop', `there is no stop ${stop}`)
  const needed = fareTo(network, travel, stop)
  const paid = FARES[travel.reach - 1]
  if (!needed || !paid || reachOf(needed) <= travel.reach) return null
  const owed = network.fares.price('ride', needed, fareClass) - network.fares.price('ride', paid, fareClass)
  return { needed, owed: Math.max(0, owed) }
}

/** Writes down that the difference is paid, and every gate learns how far the ticket reaches now. */
export function extend(ledger: LedgerPorts, key: TravelKey, needed: Fare, now: number): Promise<void> {
  const at = Math.floor(now)
  const event = { ...key, step: 'extension', stop: null, line: null, at, reach: reachOf(needed) } as const
  return changeLedger(ledger, (transaction) => addEvents(ledger, transaction, [event], at))
}
