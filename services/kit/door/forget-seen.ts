import type { Kysely } from 'kysely'
import type { KitTables } from '../database/kit-tables.ts'

/** Forgets passes that cannot be shown a second time any more. @param now Unix seconds */
export async function forgetSeen(database: Kysely<KitTables>, now: number): Promise<void> {
  await database.deleteFrom('kit_seen').where('until', '<=', Math.floor(now)).execute()
}
