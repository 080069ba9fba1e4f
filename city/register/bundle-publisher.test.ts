import { loadCurve } from '@hefu/bbs'
import { ed25519KeyPair, type NoteSigner, verifierKey } from '@hefu/log'
import { epochAt, openTrustBundle, serviceId } from '@hefu/standard'
import { SYNTHETIC_NOW, seededRandom, syntheticCity } from '@hefu/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CityConfig } from '../config.ts'
import { createTestDatabase } from '../database/create-test-database.ts'
import { migrate } from '../database/migrate.ts'
import { type OpenDatabase, openDatabase } from '../database/open-database.ts'
import { ISSUED_TYPES } from '../issuance/map-claims.ts'
import { type IssuerKeys, issuerKeys } from '../keys/issuer-keys.ts'
import { sealedKeyStore } from '../keys/key-store.ts'
import { TEST_CONFIG } from '../test/test-city.ts'
import { type BundlePublisher, bundlePublisher } from './bundle-publisher.ts'
import { registerRoutes } from './routes.ts'

const random = seededRandom('bundles')
const masterKey = random(32)
const HOUR = 3600

let opened: OpenDatabase
let signer: NoteSigner
let now = SYNTHETIC_NOW
let config: CityConfig

function keysOfProcess(): IssuerKeys {
  const { database } = opened
  const keyStore = sealedKeyStore({ database, masterKey, random })
  const types = ISSUED_TYPES.map(({ type }) => type)
  return issuerKeys({ issuer: config.issuer.id, types, database, keyStore, random })
}

const process = (change: { keys?: IssuerKeys; config?: CityConfig } = {}): BundlePublisher =>
  bundlePublisher({
    config: change.config ?? config,
    types: ISSUED_TYPES,
    issuerKeys: change.keys ?? keysOfProcess(),
    signer,
    clock: () => now,
  })

beforeAll(async () => {
  await loadCurve()
  opened = openDatabase(await createTestDatabase())
  await migrate(opened.database)
  const { publicKey, privateKey } = await ed25519KeyPair(random(32))
  signer = { key: await verifierKey(TEST_CONFIG.origin, publicKey), privateKey }
  const { services } = await syntheticCity('bundles')
  config = { ...TEST_CONFIG, services: Object.values(services) }
})
afterAll(() => opened.close())
beforeEach(() => {
  now = SYNTHETIC_NOW
})

describe('the trust bundle', () => {
  test('opens with the key of the city and has its keys, types and services', async () => {
    const { note, issuedAt } = await process().current()
    const bundle = await openTrustBundle(note, signer.key)
    expect(bundle).toMatchObject({ origin: config.origin, name: config.name, issuedAt, issuers: [config.issuer] })
    expect(bundle.types).toEqual(ISSUED_TYPES.map(({ type }) => type))
    expect(bundle.services).toEqual(config.services)
    expect(bundle.issuerKeys).toHaveLength(4)
    expect(bundle.issuerKeys.every((key) => !('secretKey' in key))).toBe(true)
  })

  test('is the same bytes from every process within an hour: nobody has one of their own', async () => {
    const [one, other] = [process(), process()]
    now = SYNTHETIC_NOW + 1
    const first = await one.current()
    now = SYNTHETIC_NOW + HOUR - 1
    expect(await other.current()).toEqual(first)
    expect(await process().current()).toEqual(first)
    expect(first.issuedAt).toBe(SYNTHETIC_NOW)
  })

  test('is another in the next hour', async () => {
    const publisher = process()
    const first = await publisher.current()
    now += HOUR
    const second = await publisher.current()
    expect(second.note).not.toBe(first.note)
    expect(second.issuedAt).toBe(first.issuedAt + HOUR)
    expect(publisher.issuedAt()).toBe(second.issuedAt)
  })

  test('lists a key before it signs and after: at no turn of an epoch does a gate lack one', async () => {
    const publisher = process()
    // Week 53 of 2026 is the last of its key.
    for (
      now = Date.parse('2026-12-20T00:00:00Z') / 1000;
      now < Date.parse('2027-01-20T00:00:00Z') / 1000;
      now += 43_200
    ) {
      const { issuerKeys: keys } = await openTrustBundle((await publisher.current()).note, signer.key)
      const present = epochAt(now, config.utcOffsetMinutes)
      for (const epoch of [epochAt(now - 7 * 86_400, 480), present, epochAt(now + 7 * 86_400, 480)]) {
        const fitting = keys.filter(
          ({ type, firstEpoch, lastEpoch }) => type === 'person.entry' && firstEpoch <= epoch && epoch <= lastEpoch,
        )
        expect(fitting).toHaveLength(1)
      }
    }
  })

  test('that cannot be made is tried again at the next request', async () => {
    const keys = keysOfProcess()
    let failing = true
    const follow: IssuerKeys['follow'] = (epoch) => (failing ? Promise.reject(new Error('gone')) : keys.follow(epoch))
    const publisher = process({ keys: { ...keys, follow } })
    await expect(publisher.current()).rejects.toThrow('gone')
    expect(publisher.issuedAt()).toBe(0)
    failing = false
    const first = await publisher.current()
    failing = true
    now += HOUR
    expect(await publisher.current()).toEqual(first)
    expect(publisher.issuedAt()).toBe(first.issuedAt)
    failing = false
    expect((await publisher.current()).issuedAt).toBe(now)
  })

  test('that no wallet could read is not published', async () => {
    const [service] = config.services
    if (!service) throw new Error('the synthetic city has services')
    for (const wrong of [
      { ...config, origin: 'other.example' },
      { ...config, name: { 'zh-CN': 'x'.repeat(401), en: 'x' } },
      { ...config, services: [{ ...service, id: serviceId('a'), required: [99] }] },
      { ...config, name: { 'zh-CN': 'e\u0301', en: 'x' } },
    ]) {
      await expect(process({ config: wrong }).current()).rejects.toMatchObject({ code: 'invalid-config' })
    }
  })
})

describe('/bundle', () => {
  test('is made for caches, and not sent to who has it', async () => {
    const routes = registerRoutes(process())
    const first = await routes.request('/bundle')
    const etag = first.headers.get('ETag') ?? ''
    expect(first.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=300')
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    await openTrustBundle(await first.text(), signer.key)
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await routes.request('/bundle', { headers: { 'If-None-Match': known } })
      expect([again.status, again.headers.get('ETag'), await again.text()]).toEqual([304, etag, ''])
    }
    now += HOUR
    const later = await routes.request('/bundle', { headers: { 'If-None-Match': etag } })
    expect(later.status).toBe(200)
    expect(later.headers.get('ETag')).not.toBe(etag)
  })
})
