import { loadCurve } from '@hefu/bbs'
import { epochPlus, PERSON_ENTRY, PERSON_IDENTITY, toEpoch } from '@hefu/standard'
import { ISSUER, seededRandom } from '@hefu/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../database/create-test-database.ts'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import { type IssuerKeys, issuerKeys } from './issuer-keys.ts'
import { type KeyStore, sealedKeyStore } from './key-store.ts'

const random = seededRandom('issuer keys')
const masterKey = random(32)
const TYPES = [PERSON_ENTRY, PERSON_IDENTITY]
/** In the last quarter of 2026, which has weeks 40 to 53. */
const EPOCH = toEpoch(202648)

describe('issuer keys', () => {
  let opened: OpenDatabase
  let keyStore: KeyStore

  const process = (store: KeyStore = keyStore): IssuerKeys =>
    issuerKeys({ issuer: ISSUER, types: TYPES, database: opened.database, keyStore: store, random })
  const spans = (keys: IssuerKeys, present = EPOCH) =>
    keys.published(present).map(({ type, firstEpoch, lastEpoch }) => `${type} ${firstEpoch}-${lastEpoch}`)

  beforeAll(async () => {
    await loadCurve()
    opened = openDatabase(await createTestDatabase())
    await migrate(opened.database)
  })
  afterAll(() => opened.close())
  beforeEach(async () => {
    await opened.database.deleteFrom('issuer_key').execute()
    await opened.database.deleteFrom('sealed_secret').execute()
    keyStore = sealedKeyStore({ database: opened.database, masterKey, random })
  })

  test('are made for this span and the next, one a type', async () => {
    const keys = process()
    await keys.prepare(EPOCH)
    expect(spans(keys)).toEqual([
      'person.entry 202640-202653',
      'person.entry 202701-202713',
      'person.identity 202640-202653',
      'person.identity 202701-202713',
    ])
    const publicKeys = keys.published(EPOCH).map(({ publicKey }) => publicKey.join())
    expect(new Set(publicKeys).size).toBe(4)
  })

  test('are the same for processes that start together and for one that starts later', async () => {
    const together = [process(), process(), process()]
    await Promise.all(together.map((keys) => keys.prepare(EPOCH)))
    const later = process()
    await later.prepare(EPOCH)
    for (const keys of together) {
      expect(keys.published(EPOCH)).toEqual(later.published(EPOCH))
      expect(keys.signingKey(PERSON_ENTRY.id, EPOCH)).toEqual(later.signingKey(PERSON_ENTRY.id, EPOCH))
    }
  })

  test('sign within their span, and the next one takes over at its end', async () => {
    const keys = process()
    await keys.prepare(EPOCH)
    const key = keys.signingKey(PERSON_ENTRY.id, EPOCH)
    expect(keys.signingKey(PERSON_ENTRY.id, toEpoch(202653))).toEqual(key)
    expect(keys.signingKey(PERSON_ENTRY.id, toEpoch(202701))).not.toEqual(key)
    expect(keys.publicKeys(PERSON_ENTRY.id, EPOCH)).toEqual([key.publicKey])
    expect(() => keys.signingKey(PERSON_ENTRY.id, toEpoch(202714))).toThrow(
      expect.objectContaining({ code: 'no-issuer-key' }),
    )
  })

  test('are published while a gate may still meet them: one epoch beyond their span', async () => {
    const keys = process()
    await keys.prepare(EPOCH)
    await keys.prepare(toEpoch(202701))
    expect(spans(keys, toEpoch(202701)).filter((span) => span.startsWith('person.entry'))).toEqual([
      'person.entry 202640-202653',
      'person.entry 202701-202713',
      'person.entry 202714-202726',
    ])
    expect(spans(keys, toEpoch(202702))).not.toContain('person.entry 202640-202653')
  })

  test('of an epoch that has passed are still known to check a showing with, after a restart too', async () => {
    await process().prepare(EPOCH)
    const restarted = process()
    await restarted.prepare(toEpoch(202701))
    expect(restarted.publicKeys(PERSON_ENTRY.id, toEpoch(202653))).toHaveLength(1)
  })

  test('are prepared once an epoch, however many ask', async () => {
    let asked = 0
    const counting: KeyStore = {
      loadOrCreate(name, create) {
        asked++
        return keyStore.loadOrCreate(name, create)
      },
    }
    const keys = process(counting)
    await Promise.all([keys.follow(EPOCH), keys.follow(EPOCH), keys.follow(EPOCH)])
    await keys.follow(EPOCH)
    expect(asked).toBe(4)
    await keys.follow(epochPlus(EPOCH, 1))
    expect(asked).toBe(4)
    await keys.follow(toEpoch(202701))
    expect(asked).toBe(6)
  })

  test('are prepared again after a failure', async () => {
    let failing = true
    const keys = process({
      loadOrCreate: (name, create) =>
        failing ? Promise.reject(new Error('the database is gone')) : keyStore.loadOrCreate(name, create),
    })
    await expect(keys.follow(EPOCH)).rejects.toThrow('the database is gone')
    failing = false
    await keys.follow(EPOCH)
    expect(keys.publicKeys(PERSON_ENTRY.id, EPOCH)).toHaveLength(1)
  })
})
