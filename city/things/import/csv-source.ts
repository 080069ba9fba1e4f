import { CityError } from '../../error.ts'
import { readCell } from '../../import/csv-cell.ts'
import { csvFields } from '../../import/csv-fields.ts'
import { recordSplitter, type TextRecord } from '../../import/split-records.ts'
import type { SaidThing } from '../check-thing.ts'
import { ATTRIBUTE_PREFIX, CSV_COLUMNS, type CsvColumn } from '../export/csv-columns.ts'
import type { FileRecord, RecordBlocks } from './record.ts'

/** Which member of a thing, or which attribute, a column has. */
type Column = { readonly member: CsvColumn['member'] } | { readonly attribute: string }

/** Records of a table whose first line names the columns. @throws CityError `import-header` for one that has no such line */
export async function* csvRecords(pieces: AsyncIterable<string>): RecordBlocks {
  const splitter = recordSplitter(true)
  let columns: readonly Column[] | null = null
  const read = (records: readonly TextRecord[]): FileRecord[] => {
    const [header] = records
    if (columns !== null || !header) return records.map((record) => readRow(record, columns ?? []))
    const named = readHeader(header)
    columns = named
    return records.slice(1).map((record) => readRow(record, named))
  }
  for await (const piece of pieces) yield read(splitter.push(piece))
  yield read(splitter.end())
  if (columns === null) throw new CityError('import-header', 'the file is empty: its first line names the columns')
}

function readHeader(record: TextRecord): readonly Column[] {
  const names = 'lost' in record ? null : csvFields(record.text)?.map((name) => name.trim())
  if (!names) throw new CityError('import-header', 'the first line cannot be read as names of columns')
  if (new Set(names).size !== names.length) throw new CityError('import-header', 'a column is there twice')
  const columns = names.map((name): Column => {
    if (name.startsWith(ATTRIBUTE_PREFIX)) return { attribute: name.slice(ATTRIBUTE_PREFIX.length) }
    const known = CSV_COLUMNS.find((column) => column.name === name)
    // The name is not repeated: it may be anything, such as the first row of a file without a header.
    if (!known) {
      const list = CSV_COLUMNS.map((column) => column.name).join(', ')
      throw new CityError('import-header', `the first line names a column that is not known: ${list}, attribute.ID`)
    }
    return { member: known.member }
  })
  for (const needed of ['id', 'kind', 'latitude', 'longitude'] as const) {
    if (!names.includes(needed)) throw new CityError('import-header', `there is no column ${needed}`)
  }
  return columns
}

function readRow(record: TextRecord, columns: readonly Column[]): FileRecord {
  const { line } = record
  if ('lost' in record) return { line, refusal: { field: '', reason: record.lost } }
  const cells = csvFields(record.text)
  if (cells?.length !== columns.length) return { line, refusal: { field: '', reason: 'unreadable' } }
  const said: { -readonly [member in keyof SaidThing]: unknown } = {}
  const attributes: Record<string, string> = {}
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]
    const cell = cells[i]
    if (!column || !cell) continue
    if ('attribute' in column) attributes[column.attribute] = readCell(cell)
    else said[column.member] = readCell(cell)
  }
  said.attributes = attributes
  return { line, said }
}
