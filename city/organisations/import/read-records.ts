import { CityError } from '../../error.ts'
import { readCell } from '../../import/csv-cell.ts'
import { csvFields } from '../../import/csv-fields.ts'
import type { Refusal } from '../../import/refusal.ts'
import { recordSplitter, type TextRecord } from '../../import/split-records.ts'
import type { Said } from '../check-fields.ts'
import type { ImportTable } from './import-table.ts'

/** How a file of organisations is written. */
export const ORGANISATION_FORMATS = ['csv', 'jsonl'] as const
export type OrganisationFormat = (typeof ORGANISATION_FORMATS)[number]

/** One record of a file: what it says, or why it cannot be read. */
export type FileRecord = {
  /** The line on which it begins, from 1. */
  readonly line: number
} & ({ readonly said: Said<string> } | { readonly refusal: Refusal })

/** Reads records as text comes in, some at a time. @throws CityError `import-header` for a table that does not begin with its columns */
export async function* readRecords(
  format: OrganisationFormat,
  table: ImportTable,
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly FileRecord[]> {
  const splitter = recordSplitter(format === 'csv')
  let columns: readonly string[] | null = null
  const read = (records: readonly TextRecord[]): FileRecord[] => {
    if (format === 'jsonl') return records.map((record) => readLine(record, table))
    const [header] = records
    if (columns !== null || !header) return records.map((record) => readRow(record, columns ?? []))
    const named = readHeader(header, table)
    columns = named
    return records.slice(1).map((record) => readRow(record, named))
  }
  for await (const piece of pieces) yield read(splitter.push(piece))
  yield read(splitter.end())
  if (format === 'csv' && columns === null) {
    throw new CityError('import-header', 'the file is empty: its first line names the columns')
  }
}

function readHeader(record: TextRecord, table: ImportTable): readonly string[] {
  const names = 'text' in record ? csvFields(record.text)?.map((name) => name.trim()) : null
  if (!names) throw new CityError('import-header', 'the first line cannot be read as names of columns')
  if (new Set(names).size !== names.length) throw new CityError('import-header', 'a column is there twice')
  // The name is not repeated: it may be anything, such as the first row of a file without a header.
  if (names.some((name) => !table.columns.includes(name))) {
    const list = table.columns.join(', ')
    throw new CityError('import-header', `the first line names a column that is not known: ${list}`)
  }
  const missing = table.needed.find((name) => !names.includes(name))
  if (missing !== undefined) throw new CityError('import-header', `there is no column ${missing}`)
  return names
}

function readRow(record: TextRecord, columns: readonly string[]): FileRecord {
  const { line } = record
  if ('lost' in record) return { line, refusal: { field: '', reason: record.lost } }
  const cells = csvFields(record.text)
  if (cells?.length !== columns.length) return { line, refusal: { field: '', reason: 'unreadable' } }
  return { line, said: Object.fromEntries(columns.map((column, i) => [column, readCell(cells[i] ?? '')])) }
}

/** A line of JSON has the columns as members; a text in both languages may stand together: `"name": {"zh-CN", "en"}`. */
function readLine(record: TextRecord, table: ImportTable): FileRecord {
  const { line } = record
  if ('lost' in record) return { line, refusal: { field: '', reason: record.lost } }
  const value = parse(record.text)
  if (!isRecord(value)) return { line, refusal: { field: '', reason: 'unreadable' } }
  const said: Record<string, unknown> = {}
  for (const [member, given] of Object.entries(value)) {
    const both = table.columns.includes(`${member}_zh`) && isRecord(given)
    if (both) Object.assign(said, { [`${member}_zh`]: given['zh-CN'], [`${member}_en`]: given.en })
    else if (table.columns.includes(member)) said[member] = given
    else return { line, refusal: { field: '', reason: 'unknown-field' } }
  }
  return { line, said }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
