import { formatVerifierKey } from '@hefu/log'
import { signTrustBundle, type TrustBundle } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import { type QuietNetwork, quietNetwork } from '../net/quiet-network.ts'
import { memoryStore } from '../storage/memory-store.ts'
import type { RecordStore } from '../storage/record-store.ts'
import { type FakeCity, fakeCity } from '../test/fake-city.ts'
import { fetchConfig, keepConfig, keptConfig, parseConfig } from './app-config.ts'
import { isUrgent } from './bundle-plan.ts'
import { keptBundle, refreshBundle } from './trust-keeper.ts'

let city: FakeCity
let store: RecordStore
let network: QuietNetwork

beforeEach(async () => {
  city = await fakeCity()
  store = memoryStore()
  network = quietNetwork({ fetch: city.fetch, isOnline: () => true })
})

function refresh(kept: TrustBundle | null, verifierKey: string = city.config.verifierKey): Promise<TrustBundle> {
  return refreshBundle({ network, store, cityUrl: city.config.cityUrl, verifierKey, kept })
}

describe('the trust bundle', () => {
  test('is fetched, opened with the pinned key and kept', async () => {
    expect(await refresh(null)).toEqual(city.bundle)
    expect(await keptBundle(store, city.config.verifierKey)).toEqual(city.bundle)
  })

  test('takes the place of an older one; a rollback is refused and what was kept stays', async () => {
    const first = await refresh(null)
    city.bundle = { ...city.bundle, issuedAt: first.issuedAt + 60 }
    const second = await refresh(first)
    city.bundle = { ...city.bundle, issuedAt: second.issuedAt - 1 }
    await expect(refresh(second)).rejects.toMatchObject({ code: 'bundle-rolled-back' })
    expect((await keptBundle(store, city.config.verifierKey))?.issuedAt).toBe(second.issuedAt)
  })

  test('of another signer, altered, or no bundle at all is refused', async () => {
    const other = await fakeCity('another city')
    const good = await signTrustBundle(city.bundle, city.signer)
    for (const note of [
      await signTrustBundle(city.bundle, other.signer),
      good.replace('synthetic.example', 'elsewhere.example'),
      '<html>sign in to this Wi-Fi</html>',
    ]) {
      city.instead.set('/bundle', [() => new Response(note)])
      await expect(refresh(null)).rejects.toMatchObject({ code: 'bundle-refused' })
    }
    expect(await store.get('bundle')).toBeUndefined()
  })

  test('kept under another pin does not open', async () => {
    await refresh(null)
    const other = await fakeCity('another city')
    expect(await keptBundle(store, formatVerifierKey(other.signer.key))).toBeNull()
  })

  test('is urgent when there is none, or two days before it is stale', () => {
    const { issuedAt } = city.bundle
    expect(isUrgent(null, issuedAt)).toBe(true)
    expect(isUrgent(city.bundle, issuedAt + 5 * 86_400)).toBe(false)
    expect(isUrgent(city.bundle, issuedAt + 5 * 86_400 + 1)).toBe(true)
  })
})

describe('the configuration', () => {
  test('comes with the difference between the clocks', async () => {
    expect(await fetchConfig(network, () => city.now - 90)).toEqual({ config: city.config, clockOffset: 90 })
  })

  test('may change, but for the city key, which stays as it was pinned', async () => {
    await keepConfig(store, city.config)
    const moved = { ...city.config, cityUrl: 'https://city.example' }
    await keepConfig(store, moved)
    const foreign = { ...moved, verifierKey: formatVerifierKey((await fakeCity('another city')).signer.key) }
    await expect(keepConfig(store, foreign)).rejects.toMatchObject({ code: 'city-key-changed' })
    expect(await keptConfig(store)).toEqual(moved)
  })

  test.each([
    ['nothing', null],
    ['no address', { verifierKey: 'a+00000000+AA==', identityProvider: null }],
    ['an address that is no web address', { cityUrl: 'javascript:0', verifierKey: 'a', identityProvider: null }],
    ['half a provider', { cityUrl: 'https://a.example', verifierKey: 'a', identityProvider: { issuer: 'https://b' } }],
  ])('with %s is refused', (_, value) => {
    expect(() => parseConfig(value)).toThrow(expect.objectContaining({ code: 'not-configured' }))
  })
})

describe('the network', () => {
  test('is closed while a pass is shown, for every caller', async () => {
    const release = network.hold()
    await expect(refresh(null)).rejects.toMatchObject({ code: 'showing' })
    const second = network.hold()
    release()
    release()
    await expect(refresh(null)).rejects.toMatchObject({ code: 'showing' })
    expect(city.requests).toEqual([])
    second()
    expect(await refresh(null)).toEqual(city.bundle)
  })

  test('breaks off what is under way when a pass comes onto the screen', async () => {
    const slow = quietNetwork({
      fetch: (_, init) =>
        new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
      isOnline: () => true,
    })
    const answer = slow.fetch('/bundle')
    const release = slow.hold()
    await expect(answer).rejects.toMatchObject({ code: 'showing' })
    release()
  })

  test('tells a device without a network from a city that does not answer', async () => {
    for (const [online, code] of [
      [false, 'offline'],
      [true, 'city-down'],
    ] as const) {
      const dead = quietNetwork({ fetch: () => Promise.reject(new TypeError('failed')), isOnline: () => online })
      await expect(dead.fetch('/bundle')).rejects.toMatchObject({ code })
    }
  })
})
