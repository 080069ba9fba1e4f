import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Batch } from '../../import/import-file.ts'
import { advanceImport, type Written } from '../../import/import-store.ts'
import type { RefusalReason } from '../../import/refusal.ts'
import type { ImportTable } from './import-table.ts'

/** Why a record that is taken stands in the report all the same: officers should look at it. */
const DOUBTED = 'check-digit-doubted'

/**
 * Writes a batch in one transaction: its rows, its refusals and doubts, and how far the import has come. Either all of it is there or nothing, so an
 * import that is killed goes on with the batch that it was at.
 */
export async function writeRows(
  client: pg.ClientBase,
  table: ImportTable,
  digest: Uint8Array,
  { rows, count, refusals }: Batch,
  now: number,
): Promise<Written> {
  const list = table.rowColumns.join(', ')
  const isOrganisation = table.name === 'organisation'
  await client.query(`begin;
    set local statement_timeout = 0;
    create temporary table if not exists ${table.name}_batch as select 0::bigint as line, ${list} from ${table.name} with no data;
    truncate ${table.name}_batch`)
  try {
    const copy = client.query(copyFrom(`copy ${table.name}_batch (line, ${list}) from stdin`))
    copy.end(rows)
    await finished(copy)
    const refused = [...refusals]
    for (const { sql, field, reason } of isOrganisation ? OF_ORGANISATIONS : ofTheirs(table)) {
      const taken = await client.query<{ line: number }>(sql)
      refused.push(...taken.rows.map(({ line }) => ({ line, field, reason })))
    }
    if (isOrganisation) await client.query(DOUBT, [digest])
    const { rows: counts } = await client.query<{ added: number; changed: number }>(
      upsert(table),
      isOrganisation ? [now] : [],
    )
    const { added = 0, changed = 0 } = counts[0] ?? {}
    const kept = count - (refused.length - refusals.length)
    const written = { added, changed, unchanged: kept - added - changed, refused: refused.length }
    await advanceImport(client, digest, written, refused)
    await client.query('commit')
    return written
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

const DOUBT = `insert into thing_import_refusal (digest, line, field, reason)
  select $1, line, 'uscc', '${DOUBTED}' from organisation_batch where uscc_is_doubted`

/** How many records of an import were taken although officers should look at them. */
export async function countDoubted(client: pg.ClientBase, digest: Uint8Array): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from thing_import_refusal where digest = $1 and reason = '${DOUBTED}'`,
    [digest],
  )
  return rows[0]?.count ?? 0
}

interface Refusing {
  /** Takes rows from the batch and answers their lines. */
  readonly sql: string
  readonly field: string
  readonly reason: RefusalReason
}

/** A number of a register belongs to one organisation: the one that has it, or the first of a file that says so. */
function numberTaken(field: string): Refusing[] {
  return [
    {
      field,
      reason: 'taken',
      sql: `delete from organisation_batch b using organisation o where o.${field} = b.${field} and o.id <> b.id returning b.line`,
    },
    {
      field,
      reason: 'taken',
      sql: `delete from organisation_batch b using organisation_batch a where a.${field} = b.${field} and a.line < b.line returning b.line`,
    },
  ]
}

const OF_ORGANISATIONS: readonly Refusing[] = [
  {
    field: 'status',
    reason: 'closed',
    sql: `delete from organisation_batch b using organisation o
      where o.id = b.id and o.status = 'closed' and b.status <> 'closed' returning b.line`,
  },
  ...['uscc', 'lei', 'gln'].flatMap(numberTaken),
]

function ofTheirs({ name }: ImportTable): readonly Refusing[] {
  return [
    {
      field: 'organisation',
      reason: 'unknown-organisation',
      sql: `delete from ${name}_batch b where not exists (select from organisation o where o.id = b.organisation) returning b.line`,
    },
  ]
}

/** Changes nothing where nothing is new, so that an import of a file which was imported before writes no row. */
function upsert({ name, rowColumns, keyColumns }: ImportTable): string {
  const own = rowColumns.filter((column) => !keyColumns.includes(column))
  const all = rowColumns.join(', ')
  const isOrganisation = name === 'organisation'
  const moments = isOrganisation ? ', changed_at, closed_at' : ''
  const values = isOrganisation ? `, $1::bigint, case when status = 'closed' then $1::bigint end` : ''
  const kept = isOrganisation
    ? ', changed_at = excluded.changed_at, closed_at = coalesce(organisation.closed_at, excluded.closed_at)'
    : ''
  return `with done as (
      insert into ${name} (${all}${moments}) select ${all}${values} from ${name}_batch
      on conflict (${keyColumns.join(', ')}) do update set ${own.map((column) => `${column} = excluded.${column}`).join(', ')}${kept}
      where (${own.map((column) => `${name}.${column}`).join(', ')})
        is distinct from (${own.map((column) => `excluded.${column}`).join(', ')})
      returning xmax = 0 as is_new)
    select count(*) filter (where is_new)::integer as added, count(*) filter (where not is_new)::integer as changed from done`
}
