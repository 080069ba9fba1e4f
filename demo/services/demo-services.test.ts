import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  assertConsistent,
  MANDATE,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  type Service,
  type TrustBundle,
} from '@hefu/standard'
import { readRequest } from '@hefu/wallet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoServices, SHOP_OVER_ASK } from './demo-services.ts'
import { OVER_ASKERS, overAskingRequest, requestOf } from './over-ask.ts'
import { type GateKey, gateKeys } from './request-keys.ts'
import { ASKING_SERVICES, CITY_ISSUER, SHOP } from './service-ids.ts'

const NOW = Date.UTC(2026, 10, 24, 9) / 1000

let directory: string
let keys: Readonly<Record<string, GateKey>>
let services: readonly Service[]

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hefu-services-'))
  keys = await gateKeys(join(directory, 'gate-keys.json'), ASKING_SERVICES)
  services = await demoServices(keys, NOW)
})

afterAll(() => rm(directory, { recursive: true }))

function bundleOf(list: readonly Service[]): TrustBundle {
  const name = { 'zh-CN': '演示市', en: 'Demo City' }
  return {
    origin: 'demo.hefu.example',
    name,
    utcOffsetMinutes: 480,
    issuedAt: NOW,
    issuers: [{ id: CITY_ISSUER, name }],
    issuerKeys: [],
    endedKeys: [],
    labelKeys: [],
    types: [PERSON_ENTRY, PERSON_IDENTITY, MANDATE],
    services: list,
  }
}

describe('the services of the demo', () => {
  test('are consistent and in force', () => {
    expect(services.length).toBeGreaterThanOrEqual(6)
    for (const service of services) {
      expect(() => assertConsistent(service)).not.toThrow()
      expect(service.validFrom).toBeLessThanOrEqual(NOW)
      expect(service.endsAt).toBeGreaterThan(NOW + 300 * 86_400)
    }
  })

  test('say in both languages who asks, why, by what law and where to complain', () => {
    for (const { name, operator, purpose, legalBasis, complaints } of services) {
      for (const { 'zh-CN': chinese, en } of [name, operator, purpose, legalBasis, complaints]) {
        expect(chinese).toMatch(/\p{Script=Han}/u)
        expect(en).toMatch(/^[^\p{Script=Han}]+$/u)
      }
      expect(legalBasis['zh-CN']).toMatch(/^《.+》第.+条$/)
      expect(legalBasis.en).toMatch(/^Article \d+ of the /)
    }
  })

  test('are of every kind', () => {
    expect(new Set(services.map(({ showing }) => showing))).toEqual(new Set(['open', 'answer']))
    expect(new Set(services.map(({ admission }) => admission))).toEqual(new Set(['any', 'once']))
    expect(services.map(({ scope }) => scope)).toEqual(expect.arrayContaining(['visit', 'day', 'account']))
    expect(services.filter(({ showing }) => showing === 'answer').map(({ id }) => id)).toEqual(ASKING_SERVICES)
  })
})

describe('the keys of the gates', () => {
  test('are kept from run to run, readable by their owner alone', async () => {
    const path = join(directory, 'gate-keys.json')
    expect(await gateKeys(path, ASKING_SERVICES)).toEqual(keys)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('of a service that is new are made, and the others stay', async () => {
    const path = join(directory, 'earlier-keys.json')
    const [first] = ASKING_SERVICES
    if (!first) throw new Error('no service asks')
    const earlier = await gateKeys(path, [first])
    const now = await gateKeys(path, ASKING_SERVICES)
    expect(now[first]).toEqual(earlier[first])
    expect(Object.keys(now)).toEqual(ASKING_SERVICES)
    expect(await gateKeys(path, ASKING_SERVICES)).toEqual(now)
  })
})

describe('the request of the corner shop', () => {
  test('is genuine and asks for more than is registered', async () => {
    const key = keys[SHOP]
    if (!key) throw new Error('no key')
    const read = await readRequest(await overAskingRequest(key, NOW), bundleOf(services), NOW)
    expect(read).toMatchObject({ outcome: 'refused', reason: 'over-ask', excess: SHOP_OVER_ASK.slice(1) })
  })
})

describe('the requests of those who over-ask', () => {
  test.each(OVER_ASKERS.filter(({ id }) => id !== 'employer'))(
    'of $id is genuine, and refused whole',
    async (asker) => {
      const text = await requestOf(asker, keys, NOW)
      const read = await readRequest(text ?? '', bundleOf(services), NOW)
      expect(read).toMatchObject({ outcome: 'refused', reason: 'over-ask', service: { id: asker.service } })
    },
  )

  test('of somebody who poses as another is signed with a key that the other does not have', async () => {
    const employer = OVER_ASKERS.find(({ id }) => id === 'employer')
    if (!employer) throw new Error('no employer')
    const [shop] = services.filter(({ id }) => id === SHOP)
    if (!shop) throw new Error('no shop')
    const ward = { ...shop, id: employer.service }
    const text = await requestOf(employer, keys, NOW)
    const read = await readRequest(text ?? '', bundleOf([...services, ward]), NOW)
    expect(read).toMatchObject({ outcome: 'refused', reason: 'unknown-key' })
  })
})
