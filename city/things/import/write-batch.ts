import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copyArray, copyRow } from '../../import/copy-text.ts'
import type { Batch } from '../../import/import-file.ts'
import { advanceImport, type Written } from '../../import/import-store.ts'
import type { Thing } from '../thing.ts'
import { type ThingColumns, toColumns } from '../thing-row.ts'

/** The columns of a thing, in the order in which they are copied. */
const COLUMNS = [
  'id',
  'kind',
  'custodian',
  'name_zh',
  'name_en',
  'latitude',
  'longitude',
  'geohash',
  'address_zh',
  'address_en',
  'status',
  'attributes',
  'gs1',
  'tokens',
] as const satisfies readonly (keyof ThingColumns)[]
const LIST = COLUMNS.join(', ')
/** What a change is seen by: all that a custodian says. Place and words follow from it. */
const SAID = COLUMNS.filter((column) => column !== 'id' && column !== 'geohash' && column !== 'tokens')

/** A thing as a row of a batch. */
export function batchRow(line: number, thing: Thing): string {
  const row = toColumns(thing)
  return copyRow([
    line,
    row.id,
    row.kind,
    row.custodian,
    row.name_zh,
    row.name_en,
    row.latitude,
    row.longitude,
    row.geohash,
    row.address_zh,
    row.address_en,
    row.status,
    JSON.stringify(row.attributes),
    row.gs1,
    copyArray(row.tokens),
  ])
}

/**
 * Writes a batch in one transaction: its things, its refusals, and how far the import has come. Either all of it is there or nothing, so an
 * import that is killed goes on with the batch that it was at.
 */
export async function writeBatch(
  client: pg.ClientBase,
  digest: Uint8Array,
  { rows, count, refusals }: Batch,
  now: number,
): Promise<Written> {
  await client.query(BEGIN)
  try {
    const copy = client.query(copyFrom(`copy thing_batch (line, ${LIST}) from stdin`))
    copy.end(rows)
    await finished(copy)
    const taken = await client.query(REFUSE_WHAT_IS_NOT_THEIRS, [digest])
    const { rows: counts } = await client.query<{ added: number; changed: number }>(UPSERT, [now])
    const { added = 0, changed = 0 } = counts[0] ?? {}
    const notTheirs = taken.rowCount ?? 0
    const refused = refusals.length + notTheirs
    const written = { added, changed, unchanged: count - notTheirs - added - changed, refused }
    await advanceImport(client, digest, written, refusals)
    await client.query('commit')
    return written
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

/**
 * A batch takes as long as it takes, and a batch table has no statistics by which the planner would know that it is small: it is to look a few
 * thousand things up, and not to read a million.
 */
const BEGIN = `begin;
  set local statement_timeout = 0;
  set local work_mem = '64MB';
  set local enable_hashjoin = off;
  set local enable_mergejoin = off;
  create temporary table if not exists thing_batch as
    select 0::bigint as line, ${LIST} from thing with no data;
  truncate thing_batch`

/** A thing of another custodian, and one that is retired and would not be. */
const REFUSE_WHAT_IS_NOT_THEIRS = `with gone as (
    delete from thing_batch using thing
    where thing.id = thing_batch.id and
      (thing.custodian <> thing_batch.custodian or (thing.retired_at is not null and thing_batch.status <> 'retired'))
    returning thing_batch.line, thing.custodian <> thing_batch.custodian as is_of_another)
  insert into thing_import_refusal (digest, line, field, reason)
  select $1, line,
    case when is_of_another then 'custodian' else 'status' end,
    case when is_of_another then 'other-custodian' else 'retired' end
  from gone`

/** Changes nothing where nothing is new, so that an import of a file which was imported before writes no row. */
const UPSERT = `with done as (
    insert into thing (${LIST}, changed_at, retired_at)
    select ${LIST}, $1::bigint, case when status = 'retired' then $1::bigint end from thing_batch
    on conflict (id) do update set
      ${COLUMNS.filter((column) => column !== 'id')
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')},
      changed_at = excluded.changed_at,
      retired_at = coalesce(thing.retired_at, excluded.retired_at)
    where thing.custodian = excluded.custodian
      and (thing.retired_at is null or excluded.status = 'retired')
      and (${SAID.map((column) => `thing.${column}`).join(', ')})
        is distinct from (${SAID.map((column) => `excluded.${column}`).join(', ')})
    returning xmax = 0 as is_new)
  select count(*) filter (where is_new)::integer as added, count(*) filter (where not is_new)::integer as changed
  from done`

/** The index of words is brought up to date and the table's statistics are taken anew, so that searches are fast at once and not when the database gets round to it. */
export async function settleThings(client: pg.ClientBase): Promise<void> {
  await client.query("select gin_clean_pending_list('thing_tokens')")
  await client.query('analyze thing')
}
