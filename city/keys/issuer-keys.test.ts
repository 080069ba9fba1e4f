import { loadCurve } from '@hefu/bbs'
import { equalBytes } from '@hefu/bytes'
import { type IssuerKeys, issuerKeys, type KeyStore, ServerError, sealedKeyStore } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { type Epoch, epochPlus, type IssuerKey, PERSON_ENTRY, PERSON_IDENTITY, toEpoch } from '@hefu/standard'
import { ISSUER, seededRandom } from '@hefu/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'

const random = seededRandom('issuer keys')
const masterKey = random(32)
const TYPES = [PERSON_ENTRY, PERSON_IDENTITY]
/** In the last quarter of 2026, which has weeks 40 to 53. */
const EPOCH = toEpoch(202648)

describe('issuer keys', () => {
  let opened: OpenDatabase
  let keyStore: KeyStore

  let registered: readonly IssuerKey[]
  let endedKeys: readonly IssuerKey[]

  const process = (store: KeyStore = keyStore): IssuerKeys =>
    issuerKeys({
      issuer: ISSUER,
      types: TYPES,
      register: () => ({ keys: registered, endedKeys }),
      database: opened.database,
      keyStore: store,
      random,
    })
  const spans = (keys: IssuerKeys) =>
    keys.held().map(({ type, firstEpoch, lastEpoch }) => `${type} ${firstEpoch}-${lastEpoch}`)
  /** Officers register what a city holds. */
  const register = (...keys: readonly IssuerKey[]) => {
    registered = [...registered, ...keys]
  }
  const prepared = async (epoch: Epoch = EPOCH): Promise<IssuerKeys> => {
    const keys = process()
    await keys.prepare(epoch)
    return keys
  }

  beforeAll(async () => {
    await loadCurve()
    opened = openDatabase(await createTestDatabase())
    await migrate(opened.database)
  })
  afterAll(() => opened.close())
  beforeEach(async () => {
    await opened.database.deleteFrom('issuer_key').execute()
    await opened.database.deleteFrom('sealed_secret').execute()
    keyStore = sealedKeyStore({
      database: opened.database,
      masterKey,
      typeKeys: { load: async () => masterKey },
      random,
    })
    registered = []
    endedKeys = []
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
    const publicKeys = keys.held().map(({ publicKey }) => publicKey.join())
    expect(new Set(publicKeys).size).toBe(4)
  })

  test('of a type that is destroyed beside a process that runs are made no more, and the other type goes on', async () => {
    const keys = process({
      async loadOrCreate(name, create, type) {
        if (type === PERSON_ENTRY.id) throw new ServerError('type-destroyed', 'destroyed')
        return keyStore.loadOrCreate(name, create, type)
      },
    })
    await keys.prepare(EPOCH)
    expect(spans(keys)).toEqual(['person.identity 202640-202653', 'person.identity 202701-202713'])
  })

  test('are the same for processes that start together and for one that starts later', async () => {
    const together = [process(), process(), process()]
    await Promise.all(together.map((keys) => keys.prepare(EPOCH)))
    const later = process()
    await later.prepare(EPOCH)
    register(...later.held())
    for (const keys of together) {
      expect(keys.held()).toEqual(later.held())
      expect(keys.signingKey(PERSON_ENTRY.id, EPOCH)).toEqual(later.signingKey(PERSON_ENTRY.id, EPOCH))
    }
  })

  test('sign nothing before the register has them', async () => {
    const keys = await prepared()
    expect(() => keys.signingKey(PERSON_ENTRY.id, EPOCH)).toThrow(expect.objectContaining({ code: 'no-issuer-key' }))
    expect(keys.publicKeys(PERSON_ENTRY.id, EPOCH)).toEqual([])
    register(...keys.held())
    expect(keys.signingKey(PERSON_ENTRY.id, EPOCH).secretKey).toHaveLength(32)
  })

  test('sign only with a secret that is held here, whatever else the register has', async () => {
    const keys = await prepared()
    const [held] = keys.held()
    if (!held) throw new Error('a key is held')
    const foreign = { ...held, publicKey: new Uint8Array(96).fill(1) }
    register(foreign)
    expect(() => keys.signingKey(held.type, EPOCH)).toThrow(expect.objectContaining({ code: 'no-issuer-key' }))
    register(held, foreign)
    expect(keys.signingKey(held.type, EPOCH).publicKey).toEqual(held.publicKey)
  })

  test('sign within the span that the register gives them, and the next one takes over at its end', async () => {
    const keys = await prepared()
    register(...keys.held())
    const key = keys.signingKey(PERSON_ENTRY.id, EPOCH)
    expect(keys.signingKey(PERSON_ENTRY.id, toEpoch(202653))).toEqual(key)
    expect(keys.signingKey(PERSON_ENTRY.id, toEpoch(202701))).not.toEqual(key)
    expect(keys.publicKeys(PERSON_ENTRY.id, EPOCH)).toEqual([key.publicKey])
    expect(() => keys.signingKey(PERSON_ENTRY.id, toEpoch(202714))).toThrow(
      expect.objectContaining({ code: 'no-issuer-key' }),
    )
  })

  test('that officers ended early sign no more', async () => {
    const keys = await prepared()
    registered = keys.held().map((key) => ({ ...key, lastEpoch: epochPlus(EPOCH, -1) }))
    expect(() => keys.signingKey(PERSON_ENTRY.id, EPOCH)).toThrow(expect.objectContaining({ code: 'no-issuer-key' }))
  })

  /** Officers end a key from before its first epoch. */
  const end = (key: IssuerKey, lastEpoch: Epoch = epochPlus(key.firstEpoch, -1)) => {
    const firstLost = lastEpoch < key.firstEpoch ? key.firstEpoch : epochPlus(lastEpoch, 1)
    registered = registered.map((each) => (equalBytes(each.publicKey, key.publicKey) ? { ...each, lastEpoch } : each))
    endedKeys = [...endedKeys, { ...key, firstEpoch: firstLost }]
  }
  const entryKeys = (keys: IssuerKeys) => keys.held().filter(({ type }) => type === PERSON_ENTRY.id)

  test('that officers ended are replaced for the rest of their span, at once and the same in every process', async () => {
    const [first, second] = [await prepared(), await prepared()]
    register(...first.held())
    const [stolen, next] = entryKeys(first)
    if (!stolen || !next) throw new Error('two keys are held')
    end(stolen)
    await Promise.all([first.follow(EPOCH), second.follow(EPOCH)])
    expect(spans(first)).toContain(`person.entry ${EPOCH}-202653`)
    expect(entryKeys(first)).toHaveLength(3)
    expect(second.held()).toEqual(first.held())
    expect(first.endedKeys(PERSON_ENTRY.id, EPOCH)).toEqual([stolen.publicKey])
    expect(() => first.signingKey(PERSON_ENTRY.id, EPOCH)).toThrow(expect.objectContaining({ code: 'no-issuer-key' }))
    const replacement = entryKeys(first).find(({ firstEpoch }) => firstEpoch === EPOCH)
    if (!replacement) throw new Error('a replacement is held')
    register(replacement)
    expect(first.signingKey(PERSON_ENTRY.id, EPOCH).publicKey).toEqual(replacement.publicKey)
    expect(second.signingKey(PERSON_ENTRY.id, EPOCH)).toEqual(first.signingKey(PERSON_ENTRY.id, EPOCH))
    // The next quarter's key, stolen with it, is replaced as a whole.
    end(next)
    const later = await prepared()
    expect(spans(later).filter((span) => span === 'person.entry 202701-202713')).toHaveLength(2)
  })

  test('that were replaced may be ended again, and one that ends by plan is replaced from there on', async () => {
    const keys = await prepared()
    register(...keys.held())
    for (let stolen = 0; stolen < 3; stolen++) {
      end(keys.signingKey(PERSON_ENTRY.id, EPOCH))
      await keys.follow(EPOCH)
      register(
        ...entryKeys(keys).filter((key) => !registered.some(({ publicKey }) => equalBytes(publicKey, key.publicKey))),
      )
    }
    const last = keys.signingKey(PERSON_ENTRY.id, EPOCH)
    expect(entryKeys(keys)).toHaveLength(2 + 3)
    expect(keys.endedKeys(PERSON_ENTRY.id, EPOCH)).toHaveLength(3)
    end(last, toEpoch(202650))
    await keys.follow(EPOCH)
    expect(keys.signingKey(PERSON_ENTRY.id, EPOCH).secretKey).toEqual(last.secretKey)
    expect(spans(keys)).toContain('person.entry 202651-202653')
  })

  test('may be replaced ahead of an end: one replacement waits at a time, and takes over when it is registered', async () => {
    const keys = await prepared()
    const unregistered = await keys.replace(PERSON_ENTRY.id, EPOCH)
    expect(unregistered).toEqual(entryKeys(keys))
    register(...keys.held())
    const before = keys.signingKey(PERSON_ENTRY.id, EPOCH)
    const ahead = await keys.replace(PERSON_ENTRY.id, EPOCH)
    expect(await keys.replace(PERSON_ENTRY.id, EPOCH)).toEqual(ahead)
    expect(ahead.map(({ firstEpoch, lastEpoch }) => [firstEpoch, lastEpoch])).toEqual([
      [EPOCH, 202653],
      [202701, 202713],
    ])
    expect(keys.signingKey(PERSON_ENTRY.id, EPOCH)).toEqual(before)
    register(...ahead)
    expect(keys.signingKey(PERSON_ENTRY.id, EPOCH).publicKey).toEqual(ahead[0]?.publicKey)
    end(before)
    await keys.follow(EPOCH)
    expect(entryKeys(keys)).toHaveLength(4)
    const other = process()
    await other.prepare(EPOCH)
    expect(other.signingKey(PERSON_ENTRY.id, EPOCH)).toEqual(keys.signingKey(PERSON_ENTRY.id, EPOCH))
  })

  test('are prepared once an epoch, however many ask', async () => {
    let asked = 0
    const counting: KeyStore = {
      loadOrCreate(...secret) {
        asked++
        return keyStore.loadOrCreate(...secret)
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
      loadOrCreate: (...secret) =>
        failing ? Promise.reject(new Error('the database is gone')) : keyStore.loadOrCreate(...secret),
    })
    await expect(keys.follow(EPOCH)).rejects.toThrow('the database is gone')
    failing = false
    await keys.follow(EPOCH)
    expect(keys.held()).toHaveLength(4)
  })
})
