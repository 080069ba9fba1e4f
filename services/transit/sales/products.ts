import { FARES, type Fare, FARE_CLASSES, type FareClass, type FareTable, type Product, PRODUCTS } from '../feed/fares.ts'
import { TransitError } from '../error.ts'

/** What somebody wants to buy. */
export interface Order {
  readonly product: Product
  readonly fare: Fare
  readonly class: FareClass
  /** 1 or 10 single tickets; 1 pass. */
  readonly count: number
  /** `YYYY-MM` of a pass, null for tickets. */
  readonly month: string | null
}

/** So many single tickets are sold at once, and these. */
export const COUNTS = [1, 10] as const

/** The price in fen: ten tickets cost ten times as much as one, so that nobody is made to buy ahead. */
export function priceOf(fares: FareTable, order: Order): number {
  return fares.price(order.product, order.fare, order.class) * order.count
}

/** The months for which a pass can be bought: this one and the next. */
export function monthsOnSale(now: number, utcOffsetMinutes: number): [string, string] {
  const local = new Date((now + utcOffsetMinutes * 60) * 1000)
  const month = (ahead: number): string =>
    new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + ahead, 1)).toISOString().slice(0, 7)
  return [month(0), month(1)]
}

/**
 * Reads an order as a form or a message has it.
 *
 * @param months that are on sale
 * @throws TransitError `unknown-product`
 */
export function readOrder(fields: Readonly<Record<string, unknown>>, months: readonly string[]): Order {
  const product = oneOf(fields.product, PRODUCTS)
  const fare = oneOf(fields.fare, FARES)
  const fareClass = oneOf(fields.class, FARE_CLASSES)
  if (product === 'month') return { product, fare, class: fareClass, count: 1, month: oneOf(fields.month, months) }
  return { product, fare, class: fareClass, count: Number(oneOf(fields.count, COUNTS.map(String))), month: null }
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const found = words.find((word) => word === String(value))
  if (found === undefined) throw new TransitError('unknown-product', 'nothing that is sold')
  return found
}
