import { sealedKeyStore } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { judgePublicCode, type LabelKey } from '@hefu/standard'
import { SYNTHETIC_NOW, seededRandom } from '@hefu/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../../database/open-database.ts'
import type { LabelSubject } from '../label-subject.ts'
import { signLabels } from '../sign-labels.ts'
import { nthLabelKeyId } from './label-key-id.ts'
import { type LabelKeys, labelKeys, labelOriginOf, SUCCESSOR_AHEAD } from './label-keys.ts'

const random = seededRandom('label keys')
const masterKey = random(32)
const ORIGIN = 'https://code.city.example'
const NAME = { 'zh-CN': '合成市', en: 'Synthetic City' }
const DAY = 86_400
const LIFT: LabelSubject = { subject: 'thing', id: 'lift-00042', label: '人民路12号 2号梯' }
const all = async <One>(made: AsyncIterable<One>): Promise<One[]> => {
  const list: One[] = []
  for await (const one of made) list.push(one)
  return list
}
const noKey = expect.objectContaining({ code: 'no-label-key' })

describe('label keys', () => {
  let opened: OpenDatabase
  let registered: Map<LabelKey['id'], LabelKey>
  let now: number

  const process = (origin: string | null = ORIGIN): LabelKeys =>
    labelKeys({
      origin,
      register: () => ({ labelKeys: registered }),
      database: opened.database,
      keyStore: sealedKeyStore({
        database: opened.database,
        masterKey,
        typeKeys: { load: async () => masterKey },
        random,
      }),
      random,
      clock: () => now,
    })
  const prepared = async (origin: string | null = ORIGIN): Promise<LabelKeys> => {
    const keys = process(origin)
    await keys.prepare()
    return keys
  }
  /** Officers register what a city holds. */
  const register = (keys: LabelKeys, endsAt: number, change: Partial<LabelKey> = {}): void => {
    for (const key of keys.held()) {
      if (key.endsAt === null) registered.set(key.id, { ...key, name: NAME, endsAt, ...change })
    }
  }
  const ids = (keys: LabelKeys) => keys.held().map(({ id, endsAt }) => [id, endsAt])

  beforeAll(async () => {
    opened = openDatabase(await createTestDatabase())
    await migrate(opened.database)
  })
  afterAll(() => opened.close())
  beforeEach(async () => {
    await opened.database.deleteFrom('sealed_secret').execute()
    registered = new Map()
    now = SYNTHETIC_NOW
  })

  test('have short ids, in the order in which they are made', () => {
    expect([0, 1, 25, 26, 27, 701, 702].map(nthLabelKeyId)).toEqual(['a', 'b', 'z', 'aa', 'ab', 'zz', 'aaa'])
  })

  test('are made one at a time, and kept as seeds that are sealed', async () => {
    const keys = await prepared()
    await keys.prepare()
    expect(ids(keys)).toEqual([['a', null]])
    const rows = await opened.database.selectFrom('sealed_secret').select(['name', 'credential_type']).execute()
    expect(rows).toEqual([{ name: `label-key/${ORIGIN}/a`, credential_type: null }])
  })

  test('are the same for processes that start together and for one that starts later', async () => {
    const together = [process(), process(), process()]
    await Promise.all(together.map((keys) => keys.prepare()))
    const later = await prepared()
    for (const keys of together) expect(keys.held()).toEqual(later.held())
  })

  test('sign nothing before the register has them, and afterwards what a wallet finds genuine', async () => {
    const keys = await prepared()
    await expect(all(signLabels(keys, [LIFT]))).rejects.toEqual(noKey)
    register(keys, now + 900 * DAY)
    const [signed] = await all(signLabels(keys, [LIFT]))
    expect(await judgePublicCode(signed?.code ?? '', [...registered.values()], now)).toMatchObject({
      verdict: 'genuine',
      code: { ...LIFT, origin: ORIGIN },
    })
  })

  test('sign organisations and things only as far as the register lets them', async () => {
    const keys = await prepared()
    register(keys, now + 900 * DAY, { serves: ['organisation'] })
    expect(keys.signingKey('organisation').id).toBe('a')
    expect(() => keys.signingKey('thing')).toThrow(noKey)
  })

  test('get a successor half a year before they end, which signs as soon as it is registered, while the old one still holds', async () => {
    const keys = await prepared()
    const end = now + 900 * DAY
    register(keys, end)
    now = end - SUCCESSOR_AHEAD - 1
    await keys.prepare()
    expect(ids(keys)).toEqual([['a', end]])
    now = end - SUCCESSOR_AHEAD
    await keys.prepare()
    expect(ids(keys)).toEqual([
      ['a', end],
      ['b', null],
    ])
    expect(keys.signingKey('thing').id).toBe('a')
    const [old] = await all(signLabels(keys, [LIFT]))
    register(keys, end + 900 * DAY)
    expect(keys.signingKey('thing').id).toBe('b')
    expect(await judgePublicCode(old?.code ?? '', [...registered.values()], now)).toMatchObject({ verdict: 'genuine' })
  })

  test('that officers extended need no successor yet', async () => {
    const keys = await prepared()
    register(keys, now + DAY)
    const [known] = registered.values()
    if (!known) throw new Error('a key is registered')
    registered.set(known.id, { ...known, endsAt: now + 900 * DAY })
    await keys.prepare()
    expect(keys.held()).toHaveLength(1)
  })

  test('that officers retired sign no more, and another is made', async () => {
    const keys = await prepared()
    register(keys, now)
    expect(() => keys.signingKey('thing')).toThrow(noKey)
    await keys.prepare()
    expect(ids(keys)).toEqual([
      ['a', now],
      ['b', null],
    ])
  })

  test('pass over an id that is the key of somebody else', async () => {
    const keys = await prepared()
    register(keys, now + 900 * DAY, { publicKey: random(32) })
    expect(keys.held()).toEqual([])
    await keys.prepare()
    expect(ids(keys)).toEqual([['b', null]])
    expect(() => keys.signingKey('thing')).toThrow(noKey)
  })

  test('are of one origin each', async () => {
    const [here] = (await prepared()).held()
    const [there] = (await prepared('https://city_code.example')).held()
    const [alike] = (await prepared('https://city-code.example')).held()
    expect(here?.id).toBe(there?.id)
    expect(new Set([here, there, alike].map((key) => key?.publicKey.join())).size).toBe(3)
  })

  test('are not made where codes cannot lead', async () => {
    const { labelOrigin, publicUrl } = { labelOrigin: 'https://t.example', publicUrl: 'https://city.example/code' }
    expect(labelOriginOf({ publicUrl })).toBe(null)
    expect(labelOriginOf({ publicUrl: 'https://city.example' })).toBe('https://city.example')
    expect(labelOriginOf({ publicUrl, labelOrigin })).toBe(labelOrigin)
    const keys = await prepared(null)
    expect(keys.held()).toEqual([])
    expect(() => keys.signingKey('thing')).toThrow(noKey)
  })

  test('sign no subject that a code may not have', async () => {
    const keys = await prepared()
    register(keys, now + 900 * DAY)
    for (const change of [{ id: '-a' }, { id: 'a/b' }, { label: '' }, { label: 'a\u202eb' }, { label: ' a' }]) {
      await expect(all(signLabels(keys, [{ ...LIFT, ...change }]))).rejects.toMatchObject({
        code: 'invalid-label',
      })
    }
  })
})
