import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { CarPark } from '../car-parks/car-park.ts'
import type { ParkingTables } from '../database/tables.ts'
import { readTariff, type Tariff, type TariffFrom } from './tariff.ts'

/** The tariffs of a car park, oldest first: the configured one, then those that staff decided. */
export async function tariffsOf(database: Kysely<ParkingTables>, carPark: CarPark): Promise<readonly TariffFrom[]> {
  const rows = await database
    .selectFrom('tariff')
    .select(['from_at', 'tariff'])
    .where('car_park', '=', carPark.id)
    .orderBy('from_at')
    .execute()
  const decided = rows.map(({ from_at: from, tariff }) => ({ from, tariff: readTariff(JSON.parse(tariff)) }))
  return [{ from: 0, tariff: carPark.tariff }, ...decided]
}

/** Sets the tariff of who enters from a moment on; exits learn of it when they are next in touch. */
export async function decideTariff(
  database: Kysely<ParkingTables>,
  carPark: string,
  from: number,
  tariff: Tariff,
): Promise<void> {
  const text = JSON.stringify(tariff)
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('tariff')
      .values({ car_park: carPark, from_at: from, tariff: text })
      .onConflict((conflict) => conflict.columns(['car_park', 'from_at']).doUpdateSet({ tariff: text }))
      .execute()
    await tellExits(transaction, carPark)
  })
}

/** Makes what exits of a car park know one version older than what is so. */
export async function tellExits(database: Kysely<ParkingTables>, carPark: string): Promise<void> {
  await database.updateTable('car_park').set({ version: sql<number>`version + 1` }).where('id', '=', carPark).execute()
}
