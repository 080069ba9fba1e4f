import { toHex } from '@hefu/bytes'
import { seededRandom } from '@hefu/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../database/create-test-database.ts'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import { sealedKeyStore } from './key-store.ts'

const random = seededRandom('key store')
const masterKey = random(32)

describe('the key store', () => {
  let opened: OpenDatabase
  const store = (key = masterKey) => sealedKeyStore({ database: opened.database, masterKey: key, random })
  const fresh = () => random(32)

  beforeAll(async () => {
    opened = openDatabase(await createTestDatabase())
    await migrate(opened.database)
  })
  afterAll(() => opened.close())

  test('makes a secret once and gives it again', async () => {
    const made = await store().loadOrCreate('a', fresh)
    expect(await store().loadOrCreate('a', fresh)).toEqual(made)
    expect(await store().loadOrCreate('b', fresh)).not.toEqual(made)
  })

  test('gives processes that ask at once the same secret', async () => {
    const secrets = await Promise.all(Array.from({ length: 8 }, () => store().loadOrCreate('at once', fresh)))
    expect(new Set(secrets.map(toHex)).size).toBe(1)
  })

  test('keeps no secret in the clear', async () => {
    const made = await store().loadOrCreate('sealed', fresh)
    const rows = await opened.database.selectFrom('sealed_secret').selectAll().execute()
    for (const { sealed } of rows) expect(toHex(sealed)).not.toContain(toHex(made))
  })

  test('opens nothing under another master key, and leaves what is there', async () => {
    const made = await store().loadOrCreate('kept', fresh)
    await expect(store(random(32)).loadOrCreate('kept', fresh)).rejects.toMatchObject({ code: 'secret-not-opened' })
    expect(await store().loadOrCreate('kept', fresh)).toEqual(made)
  })

  test('opens no secret that was moved to another name', async () => {
    await store().loadOrCreate('moved', fresh)
    await opened.database.updateTable('sealed_secret').set({ name: 'elsewhere' }).where('name', '=', 'moved').execute()
    await expect(store().loadOrCreate('elsewhere', fresh)).rejects.toMatchObject({ code: 'secret-not-opened' })
  })
})
