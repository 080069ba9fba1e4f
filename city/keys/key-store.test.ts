import { toHex } from '@hefu/bytes'
import { sealedKeyStore } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'

const random = seededRandom('key store')
const masterKey = random(32)
const typeKey = random(32)
const otherTypeKey = random(32)

describe('the key store', () => {
  let opened: OpenDatabase
  const store = (key = masterKey, ofType = typeKey) =>
    sealedKeyStore({ database: opened.database, masterKey: key, typeKeys: { load: async () => ofType }, random })
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

  test('opens a secret of a type under both keys and under neither alone, and says which type it ends with', async () => {
    const type = PERSON_ENTRY.id
    const made = await store().loadOrCreate('of a type', fresh, type)
    expect(await store().loadOrCreate('of a type', fresh, type)).toEqual(made)
    const notOpened = expect.objectContaining({ code: 'secret-not-opened' })
    await expect(store(masterKey, otherTypeKey).loadOrCreate('of a type', fresh, type)).rejects.toEqual(notOpened)
    await expect(store(random(32)).loadOrCreate('of a type', fresh, type)).rejects.toEqual(notOpened)
    await expect(store().loadOrCreate('of a type', fresh, PERSON_IDENTITY.id)).rejects.toEqual(notOpened)
    // As one of the city itself it would lie under the master key alone.
    await expect(store().loadOrCreate('of a type', fresh)).rejects.toEqual(notOpened)
    const rows = await opened.database.selectFrom('sealed_secret').select(['name', 'credential_type']).execute()
    expect(rows).toContainEqual({ name: 'of a type', credential_type: type })
    expect(rows).toContainEqual({ name: 'a', credential_type: null })
  })

  test('opens no secret that was moved to another name', async () => {
    await store().loadOrCreate('moved', fresh)
    await opened.database.updateTable('sealed_secret').set({ name: 'elsewhere' }).where('name', '=', 'moved').execute()
    await expect(store().loadOrCreate('elsewhere', fresh)).rejects.toMatchObject({ code: 'secret-not-opened' })
  })
})
