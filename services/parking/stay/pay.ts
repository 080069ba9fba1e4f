import { fromHex, toHex } from '@hefu/bytes'
import { cityDay } from '@hefu/service-kit'
import { tellExits } from '../tariff/tariff-store.ts'
import { type Quote, quoteOf } from './quote.ts'
import { decidePayment } from './settle.ts'
import { LEAVE_SECONDS, type StayPorts } from './stay-ports.ts'
import type { StayTicket } from './stay-ticket.ts'

/** A payment's number is typed at a desk by who lost a phone: short, and not to be guessed. */
const RECEIPT_BYTES = 10

/** What came of a payment. `asked`: the provider has not said yet; it is not to be paid again, and the exit opens meanwhile. */
export interface Paying {
  readonly outcome: 'paid' | 'asked' | 'refused' | 'free' | 'amount-changed'
  readonly quote: Quote
}

/**
 * Pays what is due for a stay. However often it is called, at once or in turn, nothing is taken twice: while a payment is undecided there is
 * no other one, and what was taken is no longer due.
 *
 * @param amount the fee that the driver was shown, in fen; another one that is due meanwhile is not taken
 * @throws ParkingError `unknown-car-park`
 */
export async function payStay(stays: StayPorts, ticket: StayTicket, amount: number): Promise<Paying> {
  const begun = await begin(stays, ticket, amount)
  if (typeof begun === 'string') return { outcome: begun, quote: await quoteOf(stays, ticket) }
  const { key, amount: asked } = begun
  const state = await stays.payments.pay({ key, amount: asked, what: 'Parking' })
  if (state === 'asked') await letOutMeanwhile(stays, ticket, key)
  else await decidePayment(stays, key, state)
  const quote = await quoteOf(stays, ticket)
  return { outcome: state === 'refunded' ? 'refused' : state, quote }
}

/** Gives the stay its payment, or finds the one that it has. */
async function begin(
  stays: StayPorts,
  ticket: StayTicket,
  amount: number,
): Promise<{ readonly key: string; readonly amount: number } | 'paid' | 'free' | 'amount-changed'> {
  const { database, ports, utcOffsetMinutes } = stays
  const name = fromHex(ticket.name)
  const key = toHex(ports.random(RECEIPT_BYTES))
  const now = Math.floor(ports.clock())
  return database.transaction().execute(async (transaction) => {
    const row = { name, car_park: ticket.carPark, paid: 0, leave_by: 0, receipt: null, payment_key: null }
    const { fee } = await quoteOf({ ...stays, database: transaction }, ticket)
    if (fee === 0) return 'free'
    await transaction
      .insertInto('stay')
      .values({ ...row, over_at: Math.ceil(ticket.overAt) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    // From here on nobody else begins to pay for this stay.
    const stay = await transaction
      .selectFrom('stay')
      .selectAll()
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirst()
    if (stay?.payment_key) {
      const known = await transaction
        .selectFrom('fee_payment')
        .select('amount')
        .where('key', '=', stay.payment_key)
        .executeTakeFirstOrThrow()
      return { key: stay.payment_key, amount: known.amount }
    }
    const due = Math.max(0, fee - (stay?.paid ?? 0))
    if (due === 0) {
      await transaction
        .updateTable('stay')
        .set({ leave_by: now + LEAVE_SECONDS })
        .where('name', '=', name)
        .execute()
      await tellExits(transaction, ticket.carPark)
      return 'paid'
    }
    if (due !== amount) {
      await transaction
        .deleteFrom('stay')
        .where('name', '=', name)
        .where('paid', '=', 0)
        .where('payment_key', 'is', null)
        .execute()
      return 'amount-changed'
    }
    const day = cityDay(now, utcOffsetMinutes())
    await transaction.updateTable('stay').set({ payment_key: key }).where('name', '=', name).execute()
    await transaction
      .insertInto('fee_payment')
      .values({ key, car_park: ticket.carPark, day, amount, kind: 'stay' })
      .execute()
    return { key, amount }
  })
}

/** Nobody is held behind a barrier because a payment provider does not answer: the risk is the operator's, and is counted. */
async function letOutMeanwhile(
  { database, ports }: StayPorts,
  { carPark, name }: StayTicket,
  key: string,
): Promise<void> {
  const { numUpdatedRows } = await database
    .updateTable('stay')
    .set({ leave_by: Math.floor(ports.clock()) + LEAVE_SECONDS })
    .where('name', '=', fromHex(name))
    .where('payment_key', '=', key)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await tellExits(database, carPark)
}
