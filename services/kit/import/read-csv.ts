import { parse } from 'csv-parse/sync'
import type { RowRefusal } from './row-refusal.ts'

/** One row by its columns. */
export interface CsvRow {
  readonly line: number
  /** The text of a column; empty where the row has none. */
  text(column: string): string
}

/** The rows of a file, and what could not be read of it. */
export interface CsvFile {
  readonly rows: readonly CsvRow[]
  readonly refused: readonly RowRefusal<'unreadable' | 'wrong-columns'>[]
}

/** Why a file as a whole is not read. */
export type CsvFault =
  | { readonly fault: 'not-text' }
  | { readonly fault: 'columns-missing'; readonly missing: readonly string[] }

/**
 * Reads a CSV file (RFC 4180) with a header, its columns in any order. A row is a line: none of what is imported here has a line break in
 * it, so that a forgotten quote costs its own row and not the rest of the file.
 *
 * @param bytes UTF-8, or GB 18030 as older office programs write it
 */
export function readCsv(bytes: Uint8Array, columns: readonly string[]): CsvFile | CsvFault {
  const text = decode(bytes)
  if (text === null) return { fault: 'not-text' }
  const lines = text.split(/\r\n|\n|\r/)
  const header = (fieldsOf(lines[0] ?? '') ?? []).map((name) => name.trim().toLowerCase())
  const missing = columns.filter((column) => !header.includes(column))
  if (missing.length > 0) return { fault: 'columns-missing', missing }
  const rows: CsvRow[] = []
  const refused: RowRefusal<'unreadable' | 'wrong-columns'>[] = []
  for (let line = 2; line <= lines.length; line++) {
    const record = lines[line - 1] ?? ''
    if (record.trim() === '') continue
    const fields = fieldsOf(record)
    if (fields?.length === header.length) rows.push(rowOf(line, header, fields))
    else refused.push({ line, field: '', reason: fields ? 'wrong-columns' : 'unreadable' })
  }
  return { rows, refused }
}

function decode(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding may fit.
    }
  }
  return null
}

/** Most rows have no quotes, and are then only split. */
function fieldsOf(record: string): readonly string[] | null {
  if (!record.includes('"')) return record.split(',')
  try {
    return parse(record)[0] ?? null
  } catch {
    return null
  }
}

function rowOf(line: number, header: readonly string[], fields: readonly string[]): CsvRow {
  return { line, text: (column) => (fields[header.indexOf(column)] ?? '').trim() }
}
