import { beforeAll, expect, test } from 'vitest'
import { memoryStore } from '../storage/memory-store.ts'
import { type FakeCity, fakeCity, verifierKeyOf } from '../test/fake-city.ts'
import { fetchConfig, keepConfig, keptConfig, parseConfig } from './app-config.ts'

let city: FakeCity

beforeAll(async () => {
  city = await fakeCity()
})

test('the configuration comes with the difference between the clocks', async () => {
  expect(await fetchConfig(city.fetcher, () => city.now - 90)).toEqual({ config: city.config, clockOffset: 90 })
})

test('the configuration may change, but for the city key, which stays as it was pinned', async () => {
  const store = memoryStore()
  await keepConfig(store, city.config)
  const moved = { ...city.config, cityUrl: 'https://city.example' }
  await keepConfig(store, moved)
  const foreign = { ...moved, verifierKey: verifierKeyOf((await fakeCity('another city')).signer) }
  await expect(keepConfig(store, foreign)).rejects.toMatchObject({ code: 'city-key-changed' })
  expect(await keptConfig(store)).toEqual(moved)
})

test.each([
  ['nothing', null],
  ['no address', { verifierKey: 'a+00000000+AA==', identityProvider: null }],
  ['an address that is no web address', { cityUrl: 'javascript:0', verifierKey: 'a', identityProvider: null }],
  ['half a provider', { cityUrl: 'https://a.example', verifierKey: 'a', identityProvider: { issuer: 'https://b' } }],
])('a configuration with %s is refused', (_, value) => {
  expect(() => parseConfig(value)).toThrow(expect.objectContaining({ code: 'not-configured' }))
})
