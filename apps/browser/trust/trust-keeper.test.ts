import { serviceId } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import { memoryStore } from '../storage/memory-store.ts'
import type { RecordStore } from '../storage/record-store.ts'
import { type FakeCity, fakeCity, pinOf } from '../test/fake-city.ts'
import { keptTrust, refreshTrust } from './trust-keeper.ts'
import type { Trusted } from './trusted.ts'

let city: FakeCity
let store: RecordStore

beforeEach(async () => {
  city = await fakeCity()
  store = memoryStore()
})

function refresh(kept: Trusted | null = null): Promise<Trusted> {
  return refreshTrust({ ...city.config, fetcher: city.fetcher, store, kept })
}

test('the register is fetched, proven by the pinned keys and kept', async () => {
  const { bundle } = await refresh()
  expect(bundle).toEqual(city.bundle)
  expect((await keptTrust(store, city.config.log))?.bundle).toEqual(bundle)
})

test('what is new is asked for by what is there already', async () => {
  const first = await refresh()
  city.register.now += 60
  await city.register.decide({ kind: 'service', service: { ...city.services.pool, id: serviceId('sports.other') } })
  const second = await refresh(first)
  expect(city.starts).toEqual([null, String(first.size)])
  expect(second.bundle.services.map(({ id }) => id)).toContain('sports.other')
  expect((await keptTrust(store, city.config.log))?.bundle).toEqual(second.bundle)
})

test('what was kept is proven again before anything is added: altered on the device, it is not gone on from', async () => {
  const first = await refresh()
  const altered = { ...first, bytes: first.bytes.map((byte, i) => (i === 700 ? byte ^ 1 : byte)) }
  await expect(refresh(altered)).rejects.toMatchObject({ code: expect.stringMatching(/^bundle-|^register-/) })
})

test('what is no register of this city is refused, and nothing is kept', async () => {
  const other = await fakeCity('another city')
  city.served = { signer: other.register.log }
  await expect(refresh()).rejects.toMatchObject({ code: 'bundle-refused', evidence: null })
  city.instead = '<html>sign in to this Wi-Fi</html>'
  await expect(refresh()).rejects.toMatchObject({ code: 'bundle-refused' })
  expect(await store.get('register')).toBeUndefined()
})

test('a register kept under another pin does not open', async () => {
  await refresh()
  expect(await keptTrust(store, pinOf((await fakeCity('another city')).policy))).toBeNull()
})

test.each([
  [503, { code: 'not-founded' }, 'not-founded'],
  [503, { code: 'database-down' }, 'city-down'],
  [502, null, 'city-down'],
])('a city that answers %i %j', async (status, body, code) => {
  const fetcher = async (): Promise<Response> => Response.json(body, { status })
  await expect(refreshTrust({ ...city.config, fetcher, store, kept: null })).rejects.toMatchObject({ code })
})

describe('a hostile server', () => {
  const last = <Item>(items: readonly Item[]): Item => items.at(-1) as Item

  test('with too few witnesses is not believed', async () => {
    city.served = { cosigners: city.register.witnesses.slice(0, 1) }
    await expect(refresh()).rejects.toMatchObject({ code: 'bundle-unwitnessed' })
  })

  test('cannot slip in an act that is not in its log: a service that asks more, or a key for one person', async () => {
    const [key] = city.bundle.issuerKeys
    if (!key) throw new Error('the synthetic city has keys')
    const acts = [
      await city.register.act({ kind: 'service', service: { ...city.services.metro, required: [4] } }),
      await city.register.act({ kind: 'issuer-key', key: { ...key, publicKey: new Uint8Array(96).fill(1) } }),
    ]
    for (const act of acts) {
      const first = await refresh()
      city.served = { entries: [...city.register.entries.slice(0, -1), act] }
      await expect(refresh(first)).rejects.toMatchObject({ code: 'register-forked', evidence: expect.any(String) })
      city.served = {}
    }
  })

  test('that takes acts back is caught, with its own signature as evidence', async () => {
    const first = await refresh()
    const { now } = city.register
    city.served = { entries: city.register.entries.slice(0, -1), attestedAt: now + 60 }
    await expect(refresh(first)).rejects.toMatchObject({
      code: 'register-rolled-back',
      evidence: expect.stringContaining(city.bundle.origin),
    })
    expect((await keptTrust(store, city.config.log))?.bundle).toEqual(first.bundle)
  })

  test('or a cache that answers what was true a while ago is no alarm', async () => {
    const first = await refresh()
    city.served = { attestedAt: city.register.now - 60 }
    await expect(refresh(first)).rejects.toMatchObject({ code: 'bundle-outdated' })
  })

  test('cannot make officers of its own: what they did not sign is refused', async () => {
    const first = await refresh()
    const [one] = city.register.officers
    const impostor = { ...one, id: last(city.register.officers).id }
    const forged = await city.register.act({ kind: 'notice-period', days: 0 }, [one, impostor])
    city.served = { entries: [...city.register.entries, forged], attestedAt: city.register.now + 60 }
    await expect(refresh(first)).rejects.toMatchObject({ code: 'register-forged', evidence: expect.any(String) })
  })
})
