import { sql } from 'kysely'
import type { LibraryDatabase } from '../tables.ts'

/** Tables of which rows are deleted because they are to be forgotten. */
const TABLES = ['loan', 'reservation', 'fine', 'membership', 'kit_seen', 'kit_payment'] as const

/** Whether the write-ahead log was begun anew too; `tables-only` leaves that to whoever administers the database. */
export type Scrubbed = 'tables-and-log' | 'tables-only'

/**
 * Takes deleted rows out of the files of the database, where PostgreSQL keeps them until something is written over them: the tables and their indexes
 * are written anew, and the old files are gone. They are small, so that this takes a moment. Where the service's user may, the write-ahead log begins
 * after all of it; where log segments are recycled (`wal_recycle`) their old content stays until they are written again.
 */
export async function scrub(database: LibraryDatabase): Promise<Scrubbed> {
  for (const table of TABLES) await sql`vacuum full ${sql.table(table)}`.execute(database)
  const { rows } = await sql<{ may: boolean }>`select pg_has_role('pg_checkpoint', 'usage')
    and has_function_privilege('pg_switch_wal()', 'execute') as may`.execute(database)
  if (!rows[0]?.may) return 'tables-only'
  await sql`checkpoint`.execute(database)
  await sql`select pg_switch_wal()`.execute(database)
  await sql`checkpoint`.execute(database)
  return 'tables-and-log'
}
