import { toHex } from '@hefu/bytes'
import type { Issuance, Offer, PaymentState, Purchases, ServicePorts } from '@hefu/service-kit'
import { PASS_MONTH, TICKET_RIDE } from '@hefu/standard'
import type { Kysely, Selectable } from 'kysely'
import type { PurchaseTable, TransitTables } from '../database/tables.ts'
import { TransitError } from '../error.ts'
import type { Fare, FareClass, FareTable } from '../feed/fares.ts'
import { dayAt } from '../journey/generation.ts'
import { type Order, priceOf } from './products.ts'
import { type ReceiptCode, receiptId, sealUnder, unsealUnder } from './receipt.ts'

/** What selling stands on. */
export interface SalesPorts {
  readonly database: Kysely<TransitTables>
  readonly fares: FareTable
  readonly payments: Purchases
  readonly issuance: Pick<Issuance, 'offer' | 'end' | 'isRedeemed'>
  readonly utcOffsetMinutes: () => number
  readonly ports: Pick<ServicePorts, 'clock' | 'random'>
}

/** One ticket of a purchase: offered, and perhaps fetched by a wallet; by whose, nobody knows. */
export interface SoldOffer extends Offer {
  readonly isRedeemed: boolean
}

/** A purchase as its buyer sees it. */
export interface PurchaseView {
  readonly order: Order
  /** In fen. */
  readonly amount: number
  /** `asked` while the payment provider has not said. */
  readonly state: PaymentState
  /** Its tickets, once it is paid. */
  readonly offers: readonly SoldOffer[]
}

const DAY = 86_400
/** Offers have to be fetched before; the ticket is then good in the week of its issue and the next. */
const REDEEM_SECONDS = 60 * DAY
/** So long a purchase is kept, so that its buyer can come to the desk with the receipt code. */
const KEPT_DAYS = 90
/**
 * Seconds for which an offer is known after it can be fetched no more: a purchase asks which of its tickets were fetched, and a day is over
 * later than its hours.
 */
export const OFFERS_KEPT_FOR: number = (KEPT_DAYS + 2) * DAY - REDEEM_SECONDS

/**
 * Buys, once for each receipt code: asked again, it answers what became of the first time.
 *
 * @throws TransitError `receipt-taken` where the code is of another purchase
 */
export async function buy(sales: SalesPorts, receipt: ReceiptCode, order: Order): Promise<PaymentState> {
  const { database, fares, payments, ports, utcOffsetMinutes } = sales
  const id = receiptId(receipt)
  const amount = priceOf(fares, order)
  const day = dayAt(ports.clock(), utcOffsetMinutes())
  await database
    .insertInto('purchase')
    .values({ id, ...order, amount, day, offers_sealed: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await rowOf(database, receipt)
  if (!isSameOrder(row, order)) throw new TransitError('receipt-taken', 'the receipt code is of another purchase')
  return payments.pay({ key: toHex(id), amount: row.amount, what: order.product === 'ride' ? 'Tickets' : 'Month pass' })
}

/**
 * What became of a purchase. Its tickets are offered when they are first asked for once it is paid, also where the
 * provider said so only later; asked for again, they are the same.
 *
 * @throws TransitError `unknown-purchase`
 */
export async function collect(sales: SalesPorts, receipt: ReceiptCode): Promise<PurchaseView> {
  const row = await rowOf(sales.database, receipt)
  const order = orderOf(row)
  const state = await sales.payments.settle(toHex(receiptId(receipt)))
  const amount = row.amount
  if (state !== 'paid') return { order, amount, state: state === 'none' ? 'refused' : state, offers: [] }
  const offers = await changeOffers(sales, receipt, (kept) => kept ?? offer(sales, order, order.count))
  return { order, amount, state, offers: await withRedeemed(sales, offers) }
}

/**
 * Ends the tickets of a purchase that no wallet has fetched and offers as many anew: for a buyer whose phone or print
 * is lost. Tickets that were fetched are in some wallet and nobody can take them back.
 *
 * @throws TransitError `unknown-purchase`
 */
export async function offerAgain(sales: SalesPorts, receipt: ReceiptCode): Promise<{ readonly renewed: number }> {
  const view = await collect(sales, receipt)
  let renewed = 0
  await changeOffers(sales, receipt, async (kept) => {
    const ended = kept ?? []
    for (const { id } of ended) await sales.issuance.end(id)
    // Only now is it certain: what was ended is fetched by nobody any more.
    const standing = await withRedeemed(sales, ended)
    const gone = standing.filter(({ isRedeemed }) => !isRedeemed).length
    renewed = gone
    const fetched = standing.filter(({ isRedeemed }) => isRedeemed).map(({ isRedeemed: _, ...one }) => one)
    return gone === 0 ? fetched : [...fetched, ...(await offer(sales, view.order, gone))]
  })
  return { renewed }
}

/** Forgets purchases and their payments after their time. */
export async function dropOldPurchases({ database, ports, utcOffsetMinutes }: SalesPorts): Promise<void> {
  const before = dayAt(ports.clock() - KEPT_DAYS * DAY, utcOffsetMinutes())
  const gone = await database.deleteFrom('purchase').where('day', '<', before).returning('id').execute()
  const keys = gone.map(({ id }) => toHex(new Uint8Array(id)))
  if (keys.length > 0) await database.deleteFrom('kit_payment').where('key', 'in', keys).execute()
}

/**
 * Changes the tickets of a purchase. Of two pages that are opened together one comes first; what the other made is
 * ended, and it shows what the first one made.
 */
async function changeOffers(
  sales: SalesPorts,
  receipt: ReceiptCode,
  change: (kept: readonly Offer[] | null) => readonly Offer[] | Promise<readonly Offer[]>,
): Promise<readonly Offer[]> {
  const { database, ports, issuance } = sales
  const { offers_sealed: sealed } = await rowOf(database, receipt)
  const kept = sealed && (JSON.parse(unsealUnder(receipt, new Uint8Array(sealed))) as readonly Offer[])
  const offers = await change(kept)
  if (offers === kept) return offers
  const { numUpdatedRows } = await database
    .updateTable('purchase')
    .set({ offers_sealed: sealUnder(receipt, JSON.stringify(offers), ports.random) })
    .where('id', '=', receiptId(receipt))
    .where('offers_sealed', 'is not distinct from', sealed)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return offers
  const known = new Set(kept?.map(({ id }) => id))
  for (const { id } of offers) if (!known.has(id)) await issuance.end(id)
  return changeOffers(sales, receipt, change)
}

function offer({ issuance, ports }: SalesPorts, order: Order, count: number): Promise<readonly Offer[]> {
  // To the day, so that offers of one purchase are not told from others by the second at which they end.
  const until = Math.ceil((ports.clock() + REDEEM_SECONDS) / DAY) * DAY
  const { fare, class: fareClass, month } = order
  return order.product === 'ride'
    ? issuance.offer({ type: TICKET_RIDE.id, terms: { fare, class: fareClass }, until, count })
    : issuance.offer({ type: PASS_MONTH.id, terms: { month, fare, class: fareClass }, until, count })
}

async function withRedeemed({ issuance }: SalesPorts, offers: readonly Offer[]): Promise<SoldOffer[]> {
  return Promise.all(offers.map(async (one) => ({ ...one, isRedeemed: await issuance.isRedeemed(one.id) })))
}

async function rowOf(database: Kysely<TransitTables>, receipt: ReceiptCode): Promise<Selectable<PurchaseTable>> {
  const row = await database.selectFrom('purchase').selectAll().where('id', '=', receiptId(receipt)).executeTakeFirst()
  if (!row) throw new TransitError('unknown-purchase', 'no purchase has this receipt code')
  return row
}

function orderOf(row: Selectable<PurchaseTable>): Order {
  const { product, fare, class: fareClass, count, month } = row
  return { product, fare: fare as Fare, class: fareClass as FareClass, count, month }
}

function isSameOrder(row: Selectable<PurchaseTable>, order: Order): boolean {
  const kept = orderOf(row)
  return (Object.keys(order) as (keyof Order)[]).every((field) => kept[field] === order[field])
}
