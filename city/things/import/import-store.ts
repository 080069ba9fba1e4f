import type pg from 'pg'
import type { Written } from './write-batch.ts'

/** How far the import of a file has come. */
export interface ImportProgress extends Written {
  /** Records of the file that are dealt with, from its beginning. */
  readonly records: number
  readonly finished: boolean
}

/** Any number, the same for all imports of things: one at a time. */
const LOCK = 4_860_008

/**
 * Waits until no other import of things is under way, that of a killed process included, which the database ends when it notices.
 *
 * @returns lets the next one begin
 */
export async function lockImports(client: pg.ClientBase): Promise<() => Promise<void>> {
  await client.query('set statement_timeout = 0')
  await client.query('select pg_advisory_lock($1)', [LOCK])
  return async () => {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
    await client.query('reset statement_timeout')
  }
}

/** Begins the import of a file, or goes on with the one that was interrupted. One that was finished begins anew, with a new report. */
export async function beginImport(client: pg.ClientBase, digest: Uint8Array): Promise<ImportProgress> {
  await client.query('begin')
  await client.query(
    'delete from thing_import_refusal where digest in (select digest from thing_import where digest = $1 and finished)',
    [digest],
  )
  await client.query('delete from thing_import where digest = $1 and finished', [digest])
  await client.query(
    `insert into thing_import (digest, records, added, changed, unchanged, refused, finished)
     values ($1, 0, 0, 0, 0, 0, false) on conflict do nothing`,
    [digest],
  )
  await client.query('commit')
  return readProgress(client, digest)
}

/**
 * Notes that a file was read to its end. Where it has written anything, the index of words is brought up to date and the table's statistics are
 * taken anew, so that searches are fast at once and not when the database gets round to it.
 */
export async function finishImport(
  client: pg.ClientBase,
  digest: Uint8Array,
  hasWritten: boolean,
): Promise<ImportProgress> {
  await client.query('update thing_import set finished = true where digest = $1', [digest])
  if (hasWritten) {
    await client.query("select gin_clean_pending_list('thing_tokens')")
    await client.query('analyze thing')
  }
  return readProgress(client, digest)
}

/** How far the import of a file has come. */
export async function readProgress(client: pg.ClientBase, digest: Uint8Array): Promise<ImportProgress> {
  const { rows } = await client.query<ImportProgress>(
    'select records, added, changed, unchanged, refused, finished from thing_import where digest = $1',
    [digest],
  )
  const [progress] = rows
  if (!progress) throw new Error('the row of an import is missing')
  return progress
}
