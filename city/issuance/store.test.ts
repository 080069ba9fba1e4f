import type { IssuanceRecord } from '@hefu/issuer'
import { createTestDatabase } from '@hefu/server/test-database'
import { epochPlus, PERSON_ENTRY, PERSON_IDENTITY, toEpoch } from '@hefu/standard'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import type { RecordKey } from './record-key.ts'
import { databaseIssuanceStore, type IssuanceStore } from './store.ts'

const record: IssuanceRecord = {
  entropySealed: new Uint8Array(60).fill(1),
  refreshPseudonym: null,
  lastEpoch: toEpoch(202648),
  issuedInLast: 1,
  issuedInPrevious: 0,
  keyEnds: 0,
}
const accepted = (of: number): IssuanceRecord => ({ ...record, refreshPseudonym: new Uint8Array(48).fill(of) })

let people = 0
const somebody = (type = PERSON_ENTRY.id): RecordKey => ({ type, subjectHash: new Uint8Array(32).fill(++people) })

describe('issuance records', () => {
  let opened: OpenDatabase
  let store: IssuanceStore

  beforeAll(async () => {
    opened = openDatabase(await createTestDatabase())
    await migrate(opened.database)
    store = databaseIssuanceStore(opened.database)
  })
  afterAll(() => opened.close())

  test('are found by their key, as they were written', async () => {
    const key = somebody()
    expect(await store.find(key)).toBeNull()
    expect(await store.insert(key, record)).toBe('inserted')
    expect(await store.find(key)).toEqual(record)
    expect(await store.find({ ...key, type: PERSON_IDENTITY.id })).toBeNull()
    expect(await store.replace(key, record, accepted(200))).toBe('replaced')
    expect(await store.find(key)).toEqual(accepted(200))
  })

  test('that are there stay when another is inserted', async () => {
    const key = somebody()
    await store.insert(key, record)
    expect(await store.insert(key, { ...record, issuedInLast: 3 })).toBe('present')
    expect(await store.find(key)).toEqual(record)
  })

  test.each<[string, Partial<IssuanceRecord>]>([
    ['pseudonym', { refreshPseudonym: new Uint8Array(48).fill(201) }],
    ['last epoch', { lastEpoch: epochPlus(record.lastEpoch, 1) }],
    ['count', { issuedInLast: 2 }],
    ['count of the epoch before', { issuedInPrevious: 1 }],
    ['count of ended keys', { keyEnds: 1 }],
  ])('are not replaced by a decision that was made upon another %s', async (_, change) => {
    const key = somebody()
    await store.insert(key, record)
    expect(await store.replace(key, { ...record, ...change }, { ...record, issuedInLast: 9 })).toBe('changed')
    expect(await store.find(key)).toEqual(record)
  })

  test('are written by one of many that decided upon the same', async () => {
    const key = somebody()
    const inserted = await Promise.all(Array.from({ length: 5 }, () => store.insert(key, record)))
    expect(inserted.filter((outcome) => outcome === 'inserted')).toHaveLength(1)
    const replaced = await Promise.all(
      Array.from({ length: 5 }, (_, index) => store.replace(key, record, { ...record, issuedInLast: 2 + index })),
    )
    expect(replaced.filter((outcome) => outcome === 'replaced')).toHaveLength(1)
  })

  test('of two people never have one pseudonym, and of two types may', async () => {
    const [one, other, another] = [somebody(), somebody(), somebody(PERSON_IDENTITY.id)]
    for (const key of [one, other, another]) await store.insert(key, record)
    expect(await store.replace(one, record, accepted(7))).toBe('replaced')
    expect(await store.replace(other, record, accepted(7))).toBe('pseudonym-taken')
    expect(await store.find(other)).toEqual(record)
    expect(await store.replace(another, record, accepted(7))).toBe('replaced')
  })
})
