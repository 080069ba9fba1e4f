import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'

/** Whether the files of the database were cleaned; `not-permitted` leaves that to whoever administers it. */
export type Scrubbed = 'scrubbed' | 'not-permitted'

const TABLES = [
  'issuance_record',
  'early_end',
  'early_end_order',
  'person_case',
  'officer_access',
  'sealed_secret',
  'issuer_key',
] as const
/** Columns of which statistics keep samples: deleted values live on there. */
const SAMPLED: readonly (readonly [table: (typeof TABLES)[number], column: string])[] = [
  ['issuance_record', 'subject_hash'],
  ['issuance_record', 'entropy_sealed'],
  ['issuance_record', 'refresh_pseudonym'],
  ['early_end', 'subject_hash'],
  ['early_end_order', 'subject_hash'],
  ['early_end_order', 'answer_sealed'],
  ['person_case', 'subject_hash'],
  ['person_case', 'text_sealed'],
  ['person_case', 'answer_sealed'],
  ['officer_access', 'subject_hash'],
  ['sealed_secret', 'sealed'],
]

/**
 * Takes deleted rows out of the files of the database: tables are written anew, samples of the planner are dropped, and the
 * write-ahead log begins after all of it. Where log segments are recycled (`wal_recycle`, off in the embedded database), their old
 * content stays until they are written again.
 */
export async function scrub(database: Kysely<Database>): Promise<Scrubbed> {
  return database.connection().execute(async (connection) => {
    const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(connection)
    const { rows } = await sql<{ is: boolean; version: number }>`select rolsuper as is,
      current_setting('server_version_num')::integer as version from pg_roles where rolname = current_user`.execute(
      connection,
    )
    const [superuser] = rows
    await run('set statement_timeout = 0')
    try {
      for (const table of TABLES) await run(`vacuum full ${table}`)
      // pg_clear_attribute_stats is of PostgreSQL 18.
      if (!superuser?.is || superuser.version < 180_000) return 'not-permitted'
      for (const [table, column] of SAMPLED) {
        await run(`select pg_clear_attribute_stats('public', '${table}', '${column}', false)`)
      }
      await run('vacuum full pg_statistic')
      await run('checkpoint')
      await run('select pg_switch_wal()')
      await run('checkpoint')
      return 'scrubbed'
    } finally {
      await run('reset statement_timeout')
    }
  })
}
