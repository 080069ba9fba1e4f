import { shownCount } from '@hefu/service-kit'
import type { Kysely } from 'kysely'
import type { ParkingTables } from '../database/tables.ts'

const HOUR = 3600

/** The hours of a day that have begun; null where fewer than five are held back. */
export interface HoursOfDay {
  /** Most cars that were inside. */
  readonly inside: readonly (number | null)[]
  readonly entries: readonly (number | null)[]
}

/** Counts an entry or exit in its hour. @param inside cars inside after it */
export async function countHour(
  database: Kysely<ParkingTables>,
  of: { readonly carPark: string; readonly at: number; readonly isEntry: boolean; readonly inside: number },
): Promise<void> {
  const [entries, exits] = of.isEntry ? [1, 0] : [0, 1]
  const hour = Math.floor(of.at / HOUR) * HOUR
  await database
    .insertInto('parking_hour')
    .values({ car_park: of.carPark, hour, entries, exits, most_inside: of.inside, last_inside: of.inside })
    .onConflict((conflict) =>
      conflict.columns(['car_park', 'hour']).doUpdateSet(({ eb, fn, val }) => ({
        entries: eb('parking_hour.entries', '+', entries),
        exits: eb('parking_hour.exits', '+', exits),
        most_inside: fn('greatest', ['parking_hour.most_inside', val(of.inside)]),
        last_inside: of.inside,
      })),
    )
    .execute()
}

/** A day of a car park by the hour. @param begin Unix seconds of its first hour */
export async function hoursOf(
  database: Kysely<ParkingTables>,
  of: { readonly carPark: string; readonly begin: number; readonly now: number },
): Promise<HoursOfDay> {
  const rows = await database
    .selectFrom('parking_hour')
    .selectAll()
    .where('car_park', '=', of.carPark)
    .where('hour', '<', of.begin + 24 * HOUR)
    .where('hour', '>=', of.begin - 24 * HOUR)
    .orderBy('hour')
    .execute()
  const before = rows.findLast(({ hour }) => hour < of.begin)
  let last = before?.last_inside ?? 0
  const inside: (number | null)[] = []
  const entries: (number | null)[] = []
  for (let index = 0; index < 24; index++) {
    const hour = of.begin + index * HOUR
    if (hour > of.now) break
    const row = rows.find((one) => one.hour === hour)
    inside.push(shownCount(row ? Math.max(row.most_inside, last) : last))
    entries.push(shownCount(row?.entries ?? 0))
    last = row?.last_inside ?? last
  }
  return { inside, entries }
}

/** Drops hours that are over for two years. */
export async function dropOldHours(database: Kysely<ParkingTables>, now: number): Promise<void> {
  await database
    .deleteFrom('parking_hour')
    .where('hour', '<', Math.floor(now) - 730 * 24 * HOUR)
    .execute()
}
