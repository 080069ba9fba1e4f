import { cityDay } from '@hefu/service-kit'
import { ParkingError } from '../error.ts'
import { decidePayment } from '../stay/settle.ts'
import type { StayPorts } from '../stay/stay-ports.ts'
import { tariffAt } from '../tariff/tariff.ts'
import { tariffsOf, tellExits } from '../tariff/tariff-store.ts'
import { openByHand } from './open-barrier.ts'

/** Whose ticket is lost: nobody is asked who they are, and nothing could be looked up by it. */
export interface LostTicket {
  /** Of the form, 32 hex digits: to send it twice is to pay once. */
  readonly key: string
  /** The exit at which the car stands. */
  readonly barrier: string
  readonly carPark: string
  /** Days that the driver says they stayed. */
  readonly days: number
}

/** A ticket is good for a week at the least, so no stay is longer. */
export const MOST_DAYS = 14
const KEY = /^[0-9a-f]{32}$/

/** What a lost ticket costs: the maximum of each day. */
async function lostFee(stays: StayPorts, { carPark, days }: Pick<LostTicket, 'carPark' | 'days'>): Promise<number> {
  const known = stays.carParks.find(({ id }) => id === carPark)
  if (!known) throw new ParkingError('unknown-car-park', 'no such car park')
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw new ParkingError('invalid-form', 'no such days')
  return tariffAt(await tariffsOf(stays.database, known), stays.ports.clock()).dayMaximum * days
}

/**
 * Takes the day's maximum for each day and opens the exit once. When a car entered is not known without its ticket, so the longest stay of a
 * day is charged; the lost ticket opens nothing for a finder who does not pay.
 *
 * @throws ParkingError `unknown-car-park`, `invalid-form`
 */
export async function payLostTicket(stays: StayPorts, lost: LostTicket): Promise<'paid' | 'asked' | 'refused'> {
  const { database, payments, ports, utcOffsetMinutes } = stays
  const amount = await lostFee(stays, lost)
  if (!KEY.test(lost.key)) throw new ParkingError('invalid-form', 'not a key of a form')
  const day = cityDay(ports.clock(), utcOffsetMinutes())
  await database
    .insertInto('fee_payment')
    .values({ key: lost.key, car_park: lost.carPark, day, amount, kind: 'lost' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const state = await payments.pay({ key: lost.key, amount, what: 'Parking, lost ticket' })
  if (state === 'asked') return 'asked'
  if (state === 'paid') {
    const { numUpdatedRows } = await database
      .updateTable('fee_payment')
      .set({ kind: 'let-out' })
      .where('key', '=', lost.key)
      .where('kind', '=', 'lost')
      .executeTakeFirst()
    if (numUpdatedRows === 1n) await openByHand(database, lost.barrier)
    return 'paid'
  }
  await decidePayment(stays, lost.key, state)
  return 'refused'
}

/**
 * Lets out once who has paid and then lost the phone: by the receipt of the payment.
 *
 * @throws ParkingError `unknown-receipt` where nothing paid has it, its car has left, or its time to leave is over
 */
export async function leaveByReceipt(
  { database, ports }: StayPorts,
  of: { readonly receipt: string; readonly barrier: string; readonly carPark: string },
): Promise<void> {
  const left = await database.transaction().execute(async (transaction) => {
    const row = await transaction
      .deleteFrom('stay')
      .where('receipt', '=', of.receipt.toLowerCase().replaceAll(/[^0-9a-f]/g, ''))
      .where('car_park', '=', of.carPark)
      .where('leave_by', '>=', Math.floor(ports.clock()))
      .returning('name')
      .executeTakeFirst()
    if (row) {
      await tellExits(transaction, of.carPark)
      await openByHand(transaction, of.barrier)
    }
    return row !== undefined
  })
  if (!left) throw new ParkingError('unknown-receipt', 'nothing paid has this receipt')
}
