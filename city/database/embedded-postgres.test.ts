import { createTestDatabase } from '@hefu/server/test-database'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'

/** Every table there is: a new one is named here, and says why its columns exist. */
const TABLES = [
  'custodian',
  'destruction',
  'early_end',
  'early_end_order',
  'fault_category',
  'hourly_count',
  'issuance_record',
  'issuer_key',
  'log_cosignature',
  'log_entry',
  'log_head',
  'log_subtree',
  'mandate_grant',
  'mandate_order',
  'officer_access',
  'officer_audit',
  'officer_session',
  'organisation',
  'organisation_licence',
  'organisation_result',
  'person_case',
  'proposal',
  'registered_inspection',
  'report',
  'report_event',
  'report_photo',
  'sealed_secret',
  'thing',
  'thing_event',
  'thing_import',
  'thing_import_refusal',
  'thing_kind',
  'webhook',
  'webhook_delivery',
  'webhook_outbox',
]

describe('the database', () => {
  let opened: OpenDatabase

  beforeAll(async () => {
    opened = openDatabase(await createTestDatabase())
  })
  afterAll(() => opened.close())

  test('is brought up to date once when processes start together', async () => {
    const others = [
      openDatabase(opened.pool.options.connectionString ?? ''),
      openDatabase(opened.pool.options.connectionString ?? ''),
    ]
    await Promise.all([opened, ...others].map(({ database }) => migrate(database)))
    await Promise.all(others.map((other) => other.close()))
    const tables = await opened.database.introspection.getTables()
    expect(tables.map(({ name }) => name).sort()).toEqual(TABLES)
  })

  test('counts in numbers', async () => {
    const { rows } = await sql<{ count: number }>`select count(*) from issuer_key`.execute(opened.database)
    expect(rows).toEqual([{ count: 0 }])
  })

  test('says of every column why it exists', async () => {
    const { rows } = await sql<{ column: string }>`
      select table_name || '.' || column_name as column from information_schema.columns
      where table_name = any(${TABLES})
        and col_description(table_name::regclass, ordinal_position) is null`.execute(opened.database)
    expect(rows).toEqual([])
  })
})
