import type { RandomSource } from '@hefu/bbs'
import { fromHex, toHex } from '@hefu/bytes'
import { sql } from 'kysely'
import { IMPORT_REASONS, type ImportRefusal } from '../import/import-refusal.ts'
import type { ExamsDatabase, ImportKind } from './tables.ts'

/** How an import stands. */
export interface ImportProgress {
  readonly id: string
  readonly session: string | null
  readonly kind: ImportKind
  readonly state: 'running' | 'done' | 'failed'
  readonly startedAt: number
  readonly total: number
  /** Rows looked at, refused ones among them. */
  readonly done: number
  readonly refused: number
}

/** Notes that an import begins. @returns its id, 32 hex digits */
export async function beginImport(
  database: ExamsDatabase,
  { kind, session, startedAt, total }: Pick<ImportProgress, 'kind' | 'session' | 'startedAt' | 'total'>,
  random: RandomSource,
): Promise<string> {
  const id = random(16)
  await database
    .insertInto('file_import')
    .values({
      id,
      session,
      kind,
      state: 'running',
      started_at: startedAt,
      total_rows: total,
      done_rows: 0,
      refused_rows: 0,
    })
    .execute()
  return toHex(id)
}

/** Notes that rows were looked at, and which of them were not taken. */
export async function addProgress(
  database: ExamsDatabase,
  id: string,
  rows: number,
  refused: readonly ImportRefusal[],
): Promise<void> {
  if (rows === 0) return
  const key = fromHex(id)
  await database.transaction().execute(async (transaction) => {
    for (let at = 0; at < refused.length; at += 1000) {
      const some = refused.slice(at, at + 1000).map((refusal) => ({ import: key, ...refusal }))
      await transaction.insertInto('file_import_refusal').values(some).execute()
    }
    await transaction
      .updateTable('file_import')
      .set({
        done_rows: sql<number>`done_rows + ${rows}`,
        refused_rows: sql<number>`refused_rows + ${refused.length}`,
      })
      .where('id', '=', key)
      .execute()
  })
}

/** Notes that an import is over. */
export async function endImport(database: ExamsDatabase, id: string, state: 'done' | 'failed'): Promise<void> {
  await database.updateTable('file_import').set({ state }).where('id', '=', fromHex(id)).execute()
}

/** Notes that imports which were under way when the service stopped are not any more. */
export async function failLeftImports(database: ExamsDatabase): Promise<void> {
  await database.updateTable('file_import').set({ state: 'failed' }).where('state', '=', 'running').execute()
}

/** An import; null without one. */
export async function findImport(database: ExamsDatabase, id: string): Promise<ImportProgress | null> {
  const row = await database.selectFrom('file_import').selectAll().where('id', '=', fromHex(id)).executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Imports of a session (of student cards for null), the newest first; at most 20. */
export async function listImports(database: ExamsDatabase, session: string | null): Promise<readonly ImportProgress[]> {
  const rows = await database
    .selectFrom('file_import')
    .selectAll()
    .where('session', session === null ? 'is' : '=', session)
    .orderBy('started_at', 'desc')
    .limit(20)
    .execute()
  return rows.map(fromRow)
}

/** Rows of an import that were not taken, in the order of the file. */
export async function listRefusals(
  database: ExamsDatabase,
  id: string,
  { after = 0, limit = 200 }: { readonly after?: number; readonly limit?: number } = {},
): Promise<readonly ImportRefusal[]> {
  const rows = await database
    .selectFrom('file_import_refusal')
    .select(['line', 'field', 'reason'])
    .where('import', '=', fromHex(id))
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()
  return rows.map(({ line, field, reason }) => ({
    line,
    field,
    reason: IMPORT_REASONS.find((one) => one === reason) ?? 'malformed',
  }))
}

function fromRow(row: {
  readonly id: Uint8Array
  readonly session: string | null
  readonly kind: ImportKind
  readonly state: ImportProgress['state']
  readonly started_at: number
  readonly total_rows: number
  readonly done_rows: number
  readonly refused_rows: number
}): ImportProgress {
  return {
    id: toHex(row.id),
    session: row.session,
    kind: row.kind,
    state: row.state,
    startedAt: row.started_at,
    total: row.total_rows,
    done: row.done_rows,
    refused: row.refused_rows,
  }
}
