import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'
import { writeCell } from '../import/csv-cell.ts'
import { IMPORT_TABLES, type ImportTable, type OrganisationTableName } from './import/import-table.ts'
import type { OrganisationFormat } from './import/read-records.ts'

/** Rows that are read at a time. */
const PAGE = 2_000

type Row = Readonly<Record<string, string | number | null>>

/** Writes a table of organisations as a file, piece by piece, which an import reads again as the same. */
export async function* exportOrganisations(
  database: Kysely<Database>,
  name: OrganisationTableName,
  format: OrganisationFormat,
): AsyncGenerator<string> {
  const table = IMPORT_TABLES[name]
  if (format === 'csv') yield `${table.columns.join(',')}\n`
  for await (const rows of pagesOf(database, table)) {
    yield rows.map((row) => (format === 'csv' ? csvOf(row, table) : `${JSON.stringify(row)}\n`)).join('')
  }
}

/** By the key, each page behind the last row of the one before. */
async function* pagesOf(database: Kysely<Database>, table: ImportTable): AsyncGenerator<readonly Row[]> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)))
  const key = sql.join(table.keyColumns.map((column) => sql.ref(column)))
  let last: Row | null = null
  do {
    const behind: ReturnType<typeof sql> =
      last === null ? sql`true` : sql`(${key}) > (${sql.join(valuesOf(last, table))})`
    const { rows } =
      await sql<Row>`select ${columns} from ${sql.table(table.name)} where ${behind} order by ${key} limit ${PAGE}`.execute(
        database,
      )
    yield rows
    last = rows.length < PAGE ? null : (rows.at(-1) ?? null)
  } while (last !== null)
}

function valuesOf(row: Row, { keyColumns }: ImportTable): (string | number | null)[] {
  return keyColumns.map((column) => row[column] ?? null)
}

/** A number is no formula, below zero neither. */
function csvOf(row: Row, { columns }: ImportTable): string {
  const cells = columns.map((column) => {
    const value = row[column] ?? ''
    return typeof value === 'string' ? writeCell(value) : String(value)
  })
  return `${cells.join(',')}\n`
}
