import { fromHex } from '@hefu/bytes'
import { ParkingError } from '../error.ts'
import { feeOf, freeUntil } from '../tariff/fee.ts'
import { tariffAt } from '../tariff/tariff.ts'
import { tariffsOf } from '../tariff/tariff-store.ts'
import type { StayPorts } from './stay-ports.ts'
import type { StayTicket } from './stay-ticket.ts'

/** What a stay costs now. Money in fen, times in Unix seconds. */
export interface Quote {
  readonly carPark: string
  readonly entered: number
  readonly freeUntil: number
  readonly fee: number
  readonly paid: number
  /** What is left to pay before leaving now. */
  readonly due: number
  /** Until when the exit opens; null where nothing is paid. */
  readonly leaveBy: number | null
  /** Whether a payment was asked for of which nobody knows yet. */
  readonly undecided: boolean
  /** Of the last payment that was taken. */
  readonly receipt: string | null
}

/** @throws ParkingError `unknown-car-park` */
export async function quoteOf(
  { database, carParks, utcOffsetMinutes, ports }: StayPorts,
  ticket: StayTicket,
): Promise<Quote> {
  const carPark = carParks.find(({ id }) => id === ticket.carPark)
  if (!carPark) throw new ParkingError('unknown-car-park', 'a ticket of a car park that is not here')
  const tariff = tariffAt(await tariffsOf(database, carPark), ticket.entered)
  const row = await database.selectFrom('stay').selectAll().where('name', '=', fromHex(ticket.name)).executeTakeFirst()
  const fee = feeOf(tariff, ticket.entered, ports.clock(), utcOffsetMinutes())
  const paid = row?.paid ?? 0
  return {
    carPark: carPark.id,
    entered: ticket.entered,
    freeUntil: freeUntil(tariff, ticket.entered),
    fee,
    paid,
    due: Math.max(0, fee - paid),
    leaveBy: row && row.leave_by > 0 ? row.leave_by : null,
    undecided: (row?.payment_key ?? null) !== null,
    receipt: row?.receipt ?? null,
  }
}
