import { createTestDatabase } from '@hefu/server/test-database'
import { openServiceDatabase } from '@hefu/service-kit'
import type { Kysely } from 'kysely'
import { CLINIC_MIGRATIONS } from '../migrations/index.ts'
import { type KeyedHash, keyedHash } from '../records/identifiers.ts'
import { type ImportReport, importRecords } from '../records/import-records.ts'
import { type RecordStore, recordStore } from '../records/record-store.ts'
import type { ClinicTables } from '../tables.ts'

/** Monday noon in the city. */
export const NOW: number = Date.parse('2026-11-23T12:00:00+08:00') / 1000

/** The tables of a clinic in an empty database. */
export interface TestRecords extends AsyncDisposable {
  readonly database: Kysely<ClinicTables>
  readonly url: string
  readonly records: RecordStore
  readonly hashId: KeyedHash
  importText(text: string): Promise<ImportReport>
}

/** Makes an empty database of a clinic. */
export async function testRecords(): Promise<TestRecords> {
  const url = await createTestDatabase()
  const { database, close } = await openServiceDatabase<ClinicTables>(url, CLINIC_MIGRATIONS)
  const records = recordStore(database)
  const hashId = keyedHash(new Uint8Array(32).fill(7), 'id-number')
  return {
    database,
    url,
    records,
    hashId,
    importText: (text) => importRecords(text, { records, hashId, now: NOW }),
    [Symbol.asyncDispose]: close,
  }
}
