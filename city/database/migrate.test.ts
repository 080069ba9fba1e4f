import { createTestDatabase } from '@hefu/server/test-database'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MIGRATIONS, migrate } from './migrate.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'

let opened: OpenDatabase

beforeAll(async () => {
  opened = openDatabase(await createTestDatabase())
})
afterAll(() => opened.close())

test('keys and records of before keys were replaced keep what they are', async () => {
  const { database } = opened
  const provider = { getMigrations: async () => MIGRATIONS }
  await new Migrator({ db: database, provider }).migrateTo('0004-destruction')
  const publicKey = Buffer.alloc(96, 1)
  await sql`insert into issuer_key values ('city.test', 'person.entry', 202640, 202653, ${publicKey})`.execute(database)
  await sql`insert into issuance_record values (${Buffer.alloc(32)}, 'person.entry', ${Buffer.alloc(8)}, null, 202648, 2, 1)`.execute(
    database,
  )
  await migrate(database)
  expect(await database.selectFrom('issuer_key').selectAll().execute()).toMatchObject([
    { quarter: 202640, replacement: 0, first_epoch: 202640, last_epoch: 202653 },
  ])
  expect(await database.selectFrom('issuance_record').selectAll().execute()).toMatchObject([
    { issued_in_last: 2, issued_in_previous: 1, key_ends: 0 },
  ])
})
