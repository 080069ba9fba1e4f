import { fromHex } from '@hefu/bytes'
import { cityDay } from '@hefu/service-kit'
import { sql, type Transaction } from 'kysely'
import type { BarrierPlace } from '../car-parks/car-park.ts'
import { countDifference, type Difference } from '../car-parks/differences.ts'
import { countHour } from '../car-parks/hours.ts'
import type { ParkingTables } from '../database/tables.ts'
import { tellExits } from '../tariff/tariff-store.ts'
import type { ReportedEvent } from './sync-messages.ts'

/** Counts what a barrier did, and forgets the stays that left by it. */
export async function takeEvents(
  transaction: Transaction<ParkingTables>,
  { carPark, way }: Pick<BarrierPlace, 'carPark' | 'way'>,
  events: readonly ReportedEvent[],
  utcOffsetMinutes: number,
): Promise<void> {
  let haveLeft = false
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    const isEntry = way === 'in'
    const inside = await countCar(transaction, carPark, event, isEntry ? 1 : -1)
    if (event.by !== 'bay') await countHour(transaction, { carPark, at: event.at, isEntry, inside })
    const left = event.stay === null ? null : await forget(transaction, event.stay)
    haveLeft ||= left !== null
    const kind = differenceOf(event, left)
    const day = cityDay(event.at, utcOffsetMinutes)
    if (kind) await countDifference(transaction, { carPark, day, kind })
  }
  if (haveLeft) await tellExits(transaction, carPark)
}

/** Adds a car, or takes one away. @returns cars on the places after it */
async function countCar(
  transaction: Transaction<ParkingTables>,
  carPark: string,
  { by }: ReportedEvent,
  change: 1 | -1,
): Promise<number> {
  const column = by === 'bay' ? 'bays_inside' : 'inside'
  const { inside } = await transaction
    .updateTable('car_park')
    .set({ [column]: sql<number>`greatest(0, ${sql.ref(column)} + ${change})` })
    .where('id', '=', carPark)
    .returning('inside')
    .executeTakeFirstOrThrow()
  return inside
}

/** Forgets a stay. @returns until when it was paid; null where nothing was known of it */
async function forget(transaction: Transaction<ParkingTables>, stay: string): Promise<number | null> {
  const row = await transaction
    .deleteFrom('stay')
    .where('name', '=', fromHex(stay))
    .returning('leave_by')
    .executeTakeFirst()
  return row?.leave_by ?? null
}

function differenceOf({ by, at }: ReportedEvent, leaveBy: number | null): Difference | null {
  if (by === 'hand') return 'opened'
  // It may have been paid on the way to a barrier that could not hear of it.
  if (by === 'cut-off') return leaveBy !== null && leaveBy >= at ? null : 'unpaid-cut-off'
  return by === 'paid' && leaveBy === null ? 'left-twice' : null
}
