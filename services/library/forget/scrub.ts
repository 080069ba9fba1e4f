import { sql } from 'kysely'
import type { LibraryDatabase } from '../tables.ts'

/** Tables of which rows are deleted because they are to be forgotten. */
const TABLES = ['loan', 'reservation', 'fine', 'membership', 'kit_seen', 'kit_payment'] as const

/**
 * Takes deleted rows out of the files of the database, where PostgreSQL keeps them until something is written over them: the tables and their indexes
 * are written anew, and the old files are gone. They are small, so that this takes a moment. The write-ahead log is not the service's to clean.
 */
export async function scrub(database: LibraryDatabase): Promise<void> {
  for (const table of TABLES) await sql`vacuum full ${sql.table(table)}`.execute(database)
}
