import type { Kysely } from 'kysely'
import type { LibraryDatabase, LibraryTables } from '../tables.ts'
import { type CatalogueRecord, type RecordRefusal, toCatalogueRecord } from './catalogue-record.ts'
import { readMarc } from './read-marc.ts'
import { wordsOf } from './words-of.ts'

/** What came of a file. */
export interface ImportReport {
  readonly records: number
  readonly taken: number
  readonly copies: number
  /** Every record that was not taken, in the order of the file. */
  readonly refused: readonly RefusedRecord[]
}

/** A record that was not taken: where it stands in the file, from 1, and its number where it has one. */
export interface RefusedRecord {
  readonly position: number
  readonly number: string
  readonly reason: RecordRefusal
}

const BATCH = 500

/**
 * Takes a file of records into the catalogue: a record that is known is replaced, a copy that is known stays where it is. All of it or, where the
 * database fails, nothing.
 *
 * @throws LibraryError `not-marc` or `too-many-records`
 */
export async function importCatalogue(database: LibraryDatabase, file: Uint8Array): Promise<ImportReport> {
  const read = readMarc(file)
  return database.transaction().execute(async (transaction) => {
    const refused: RefusedRecord[] = []
    const taken = new Map<string, CatalogueRecord>()
    const owners = await ownersOf(transaction)
    for (const [index, marc] of read.entries()) {
      const number = 'refused' in marc ? '' : (marc.fields.find(([tag]) => tag === '001')?.[1]?.trim() ?? '')
      const record = 'refused' in marc ? marc : toCatalogueRecord(marc)
      const reason = 'refused' in record ? record.refused : clash(record, taken, owners)
      if (reason === null) {
        const fine = record as CatalogueRecord
        taken.set(number, fine)
        for (const { item } of fine.copies) owners.set(item, number)
      } else refused.push({ position: index + 1, number: number.slice(0, 40), reason })
    }
    const records = [...taken.values()]
    for (let at = 0; at < records.length; at += BATCH) await write(transaction, records.slice(at, at + BATCH))
    const copies = records.reduce((sum, record) => sum + record.copies.length, 0)
    return { records: read.length, taken: records.length, copies, refused }
  })
}

function clash(
  { number, copies }: CatalogueRecord,
  taken: ReadonlyMap<string, CatalogueRecord>,
  owners: ReadonlyMap<string, string>,
): RecordRefusal | null {
  if (taken.has(number)) return 'number-twice'
  const isTaken = copies.some(({ item }) => (owners.get(item) ?? number) !== number)
  return isTaken ? 'item-taken' : null
}

async function ownersOf(database: Kysely<LibraryTables>): Promise<Map<string, string>> {
  const rows = await database.selectFrom('copy').select(['item', 'record']).execute()
  return new Map(rows.map(({ item, record }) => [item, record]))
}

async function write(database: Kysely<LibraryTables>, records: readonly CatalogueRecord[]): Promise<void> {
  const rows = records.map((record) => ({
    number: record.number,
    title: record.title,
    other_title: record.otherTitle,
    author: record.author,
    publisher: record.publisher,
    year: record.year,
    isbn: record.isbn,
    language: record.language,
    subjects: [...record.subjects],
    class: record.class,
    call_number: record.callNumber,
    tokens: wordsOf(record.title, record.otherTitle, record.author, record.isbn, ...record.subjects, record.publisher),
  }))
  await database
    .insertInto('catalogue_record')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('number').doUpdateSet((by) => ({
        title: by.ref('excluded.title'),
        other_title: by.ref('excluded.other_title'),
        author: by.ref('excluded.author'),
        publisher: by.ref('excluded.publisher'),
        year: by.ref('excluded.year'),
        isbn: by.ref('excluded.isbn'),
        language: by.ref('excluded.language'),
        subjects: by.ref('excluded.subjects'),
        class: by.ref('excluded.class'),
        call_number: by.ref('excluded.call_number'),
        tokens: by.ref('excluded.tokens'),
      })),
    )
    .execute()
  const copies = records.flatMap(({ number, copies: listed }) =>
    listed.map((copy) => ({ ...copy, record: number, missing: false })),
  )
  if (copies.length === 0) return
  await database
    .insertInto('copy')
    .values(copies)
    .onConflict((conflict) => conflict.column('item').doUpdateSet((by) => ({ shelf: by.ref('excluded.shelf') })))
    .execute()
}
