import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { RefusalReason } from '../../import/refusal.ts'
import type { ImportTable } from './import-table.ts'

/** A record that was not taken. */
export interface RefusedRow {
  readonly line: number
  /** The first field that broke a rule; empty for the record as a whole. */
  readonly field: string
  readonly reason: RefusalReason
}

/** What became of some rows. */
export interface RowsWritten {
  readonly added: number
  readonly changed: number
  readonly refused: readonly RefusedRow[]
}

/** Writes rows in one transaction: all that can be taken, or nothing. */
export async function writeRows(
  client: pg.ClientBase,
  table: ImportTable,
  rows: string,
  now: number,
): Promise<RowsWritten> {
  const list = table.rowColumns.join(', ')
  await client.query(`begin;
    set local statement_timeout = 0;
    create temporary table if not exists ${table.name}_batch as select 0::bigint as line, ${list} from ${table.name} with no data;
    truncate ${table.name}_batch`)
  try {
    const copy = client.query(copyFrom(`copy ${table.name}_batch (line, ${list}) from stdin`))
    copy.end(rows)
    await finished(copy)
    const refused: RefusedRow[] = []
    for (const { sql, field, reason } of table.name === 'organisation' ? OF_ORGANISATIONS : ofTheirs(table)) {
      const taken = await client.query<{ line: number }>(sql)
      refused.push(...taken.rows.map(({ line }) => ({ line, field, reason })))
    }
    const { rows: counts } = await client.query<{ added: number; changed: number }>(
      upsert(table),
      table.name === 'organisation' ? [now] : [],
    )
    await client.query('commit')
    return { added: counts[0]?.added ?? 0, changed: counts[0]?.changed ?? 0, refused }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
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
