import { FeedError } from './feed-error.ts'
import type { FeedRow } from './read-table.ts'

/** How many zones a ticket covers, in the words of the credential types `ticket.ride` and `pass.month`. */
export const FARES = ['zone-1', 'zone-2', 'zone-3'] as const
export type Fare = (typeof FARES)[number]

export const FARE_CLASSES = ['full', 'reduced'] as const
export type FareClass = (typeof FARE_CLASSES)[number]

export const PRODUCTS = ['ride', 'month'] as const
export type Product = (typeof PRODUCTS)[number]

/** What a ride costs, how far it reaches and how long it lasts. */
export interface FareTable {
  /** In fen. */
  price(product: Product, fare: Fare, fareClass: FareClass): number
  /** The least fare that covers a ride between two zones; undefined where the feed has none. */
  between(fromZone: string, toZone: string): Fare | undefined
  /** Seconds from the first entry within which a journey may be continued on another line. */
  readonly journeySeconds: number
  /** When a concession alone does not open a gate: minutes of a weekday. */
  readonly peaks: readonly { readonly from: number; readonly until: number }[]
}

/** How far a fare reaches: 1 to 3 zones. */
export function reachOf(fare: Fare): number {
  return FARES.indexOf(fare) + 1
}

/**
 * Reads GTFS fares. A fare is named `PRODUCT.FARE.CLASS`, as in `ride.zone-2.full`; `fare_rules.txt` says between
 * which zones it is needed and `transfer_duration` how long a journey may last.
 *
 * @throws FeedError
 */
export function readFares(
  attributes: readonly FeedRow[],
  rules: readonly FeedRow[],
  frames: readonly FeedRow[],
): FareTable {
  const prices = new Map<string, number>()
  let journeySeconds = 0
  for (const row of attributes) {
    const id = row.oneOf('fare_id', FARE_IDS)
    row.oneOf('currency_type', ['CNY'])
    if (prices.has(id)) throw row.wrong(`${id} has two prices`)
    prices.set(id, Math.round(row.number('price', 0, 10_000) * 100))
    if (row.optional('transfer_duration'))
      journeySeconds = Math.max(journeySeconds, row.number('transfer_duration', 0, 86_400))
  }
  const missing = FARE_IDS.find((id) => !prices.has(id))
  if (missing !== undefined) throw new FeedError('fare_attributes.txt', null, `no price for ${missing}`)
  const between = readRules(rules)
  return {
    price: (product, fare, fareClass) => prices.get(`${product}.${fare}.${fareClass}`) ?? 0,
    between: (from, to) => between.get(`${from} ${to}`),
    journeySeconds,
    peaks: frames.filter((row) => row.text('timeframe_group_id') === 'peak').map(readFrame),
  }
}

const FARE_IDS = PRODUCTS.flatMap((product) =>
  FARES.flatMap((fare) => FARE_CLASSES.map((fareClass) => `${product}.${fare}.${fareClass}` as const)),
)

function readRules(rules: readonly FeedRow[]): Map<string, Fare> {
  const between = new Map<string, Fare>()
  for (const row of rules) {
    const fare = row.oneOf('fare_id', FARE_IDS).split('.')[1] as Fare
    const pair = `${row.text('origin_id')} ${row.text('destination_id')}`
    const known = between.get(pair)
    if (known === undefined || reachOf(fare) < reachOf(known)) between.set(pair, fare)
  }
  return between
}

function readFrame(row: FeedRow): { from: number; until: number } {
  const [from, until] = ['start_time', 'end_time'].map((column) => {
    const match = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/.exec(row.text(column))
    if (!match) throw row.wrong(`${column} is no time of day`)
    return Number(match[1]) * 60 + Number(match[2])
  })
  if (from === undefined || until === undefined || from >= until) throw row.wrong('it ends before it begins')
  return { from, until }
}
