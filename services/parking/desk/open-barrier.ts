import { type Kysely, sql } from 'kysely'
import type { ParkingTables } from '../database/tables.ts'

/** Has an exit open once by hand; the barrier does it when it is next in touch, within a second or two. */
export async function openByHand(database: Kysely<ParkingTables>, barrier: string): Promise<void> {
  await database.updateTable('barrier').set({ openings: sql<number>`openings + 1` }).where('id', '=', barrier).execute()
}
