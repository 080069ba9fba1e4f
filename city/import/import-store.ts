import type pg from 'pg'
import type { Refusal } from './refusal.ts'

/** What became of a batch. */
export interface Written {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
}

/** How far the import of a file has come. */
export interface ImportProgress extends Written {
  /** Records of the file that are dealt with, from its beginning. */
  readonly records: number
  readonly finished: boolean
}

/**
 * Waits until no other import with the same number is under way, that of a killed process included, which the database ends when it notices.
 *
 * @returns lets the next one begin
 */
export async function lockImports(client: pg.ClientBase, lock: number): Promise<() => Promise<void>> {
  await client.query('set statement_timeout = 0')
  await client.query('select pg_advisory_lock($1)', [lock])
  return async () => {
    await client.query('select pg_advisory_unlock($1)', [lock])
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

/** Notes what became of a batch, and what of it was refused; in the transaction that writes it, so that both are there or neither. */
export async function advanceImport(
  client: pg.ClientBase,
  digest: Uint8Array,
  { added, changed, unchanged, refused }: Written,
  refusals: readonly (Refusal & { readonly line: number })[],
): Promise<void> {
  const lists = [refusals.map(({ line }) => line), refusals.map(({ field }) => field)]
  if (refusals.length > 0) await client.query(REFUSE, [digest, ...lists, refusals.map(({ reason }) => reason)])
  await client.query(ADVANCE, [digest, added, changed, unchanged, refused])
}

const REFUSE = `insert into thing_import_refusal (digest, line, field, reason)
  select $1, * from unnest($2::bigint[], $3::text[], $4::text[])`

const ADVANCE = `update thing_import set records = records + $2::bigint + $3::bigint + $4::bigint + $5::bigint,
    added = added + $2::bigint, changed = changed + $3::bigint, unchanged = unchanged + $4::bigint, refused = refused + $5::bigint
  where digest = $1`

/** Notes that a file was read to its end. */
export async function finishImport(client: pg.ClientBase, digest: Uint8Array): Promise<ImportProgress> {
  await client.query('update thing_import set finished = true where digest = $1', [digest])
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
