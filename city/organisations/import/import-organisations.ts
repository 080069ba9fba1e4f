import type { Clock } from '@hefu/standard'
import type pg from 'pg'
import { copyRow } from '../../import/copy-text.ts'
import { type ImportResult, type ImportWatch, importFile } from '../../import/import-file.ts'
import { type Checked, good, refuse } from '../../import/refusal.ts'
import { type SeenIds, seenIds } from '../../import/seen-ids.ts'
import { IMPORT_TABLES, type ImportTable, type OrganisationTableName } from './import-table.ts'
import { type FileRecord, type OrganisationFormat, readRecords } from './read-records.ts'
import { countDoubted, writeRows } from './write-rows.ts'

/** Any number, the same for all imports of organisations: one at a time. */
const LOCK = 4_860_009

/** What is imported, and how. */
export interface OrganisationImport extends ImportWatch {
  readonly path: string
  readonly format: OrganisationFormat
  readonly table: OrganisationTableName
}

/** How an import ended. */
export interface OrganisationsImported extends ImportResult {
  /** Records that were taken with a USCC whose check digit is wrong. */
  readonly doubted: number
}

/**
 * Imports a table of organisations, of their licences or of results, as {@link importFile} does. What is doubted stands in the report beside what is
 * refused.
 *
 * @throws CityError `import-header` or `import-unreadable`; what was written before stays
 */
export async function importOrganisations(
  client: pg.ClientBase,
  clock: Clock,
  { path, format, table: name, onProgress, signal }: OrganisationImport,
): Promise<OrganisationsImported> {
  const table = IMPORT_TABLES[name]
  const seen = seenIds()
  const result = await importFile(client, clock, {
    path,
    readAs: `${name} ${format}`,
    lock: LOCK,
    records: (pieces) => readRecords(format, table, pieces),
    check: (record) => checkRecord(record, table, seen),
    write: (by, digest, batch, now) => writeRows(by, table, digest, batch, now),
    onProgress,
    signal,
  })
  return { ...result, doubted: await countDoubted(client, result.digest) }
}

function checkRecord(record: FileRecord, table: ImportTable, seen: SeenIds): Checked<string> {
  if ('refusal' in record) return { outcome: 'refused', refusal: record.refusal }
  const checked = table.check(record.said)
  if (checked.outcome === 'refused') return checked
  const { key, values } = checked.value
  return seen.add(key) ? good(copyRow([record.line, ...values])) : refuse(table.keyColumns[0] ?? '', 'repeated-id')
}
