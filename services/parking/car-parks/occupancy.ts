import type { Kysely } from 'kysely'
import type { ParkingTables } from '../database/tables.ts'
import { type CarPark, shownFree } from './car-park.ts'

/** How full a car park is. */
export interface Occupancy {
  readonly carPark: CarPark
  /** Exact, for barriers and staff. Below nothing where more entered than there are places. */
  readonly free: number
  readonly baysFree: number
  readonly inside: number
  readonly baysInside: number
}

/** How full a car park is, as everybody is told. */
export interface PublicOccupancy {
  readonly id: string
  readonly places: number
  readonly bays: number
  /** Exact up to ten, else down to a multiple of five. */
  readonly free: number
  readonly baysFree: number
  readonly full: boolean
}

/** How full the car parks are, in the order of their configuration. */
export async function occupancyOf(
  database: Kysely<ParkingTables>,
  carParks: readonly CarPark[],
): Promise<readonly Occupancy[]> {
  const rows = await database.selectFrom('car_park').select(['id', 'inside', 'bays_inside']).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return carParks.map((carPark) => {
    const inside = byId.get(carPark.id)?.inside ?? 0
    const baysInside = byId.get(carPark.id)?.bays_inside ?? 0
    return { carPark, inside, baysInside, free: carPark.places - inside, baysFree: carPark.bays - baysInside }
  })
}

/** What the sign says. */
export function publicOccupancy({ carPark, free, baysFree }: Occupancy): PublicOccupancy {
  const { id, places, bays } = carPark
  return { id, places, bays, free: shownFree(free), baysFree: Math.max(0, baysFree), full: free <= 0 }
}

/** Makes sure that every car park has its row. */
export async function registerCarParks(database: Kysely<ParkingTables>, carParks: readonly CarPark[]): Promise<void> {
  if (carParks.length === 0) return
  const rows = carParks.map(({ id }) => ({ id, inside: 0, bays_inside: 0, version: 0 }))
  await database
    .insertInto('car_park')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Sets how many cars are inside, after staff have counted them. */
export async function recount(database: Kysely<ParkingTables>, carPark: string, inside: number): Promise<void> {
  await database.updateTable('car_park').set({ inside }).where('id', '=', carPark).execute()
}
