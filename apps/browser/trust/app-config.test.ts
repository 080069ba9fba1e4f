import { beforeAll, expect, test } from 'vitest'
import { memoryStore } from '../storage/memory-store.ts'
import { type FakeCity, fakeCity, pinOf } from '../test/fake-city.ts'
import { fetchConfig, keepConfig, keptConfig, parseConfig } from './app-config.ts'

const PIN = { key: 'a+00000000+AA==', witnesses: ['w+00000000+AA=='], quorum: 1 }

let city: FakeCity

beforeAll(async () => {
  city = await fakeCity()
})

test('the configuration comes with the difference between the clocks', async () => {
  expect(await fetchConfig(city.fetcher, () => city.now - 90)).toEqual({ config: city.config, clockOffset: 90 })
})

test('the configuration may change, but for the keys of log and witnesses, which stay as they were pinned', async () => {
  const store = memoryStore()
  await keepConfig(store, city.config)
  const moved = { ...city.config, cityUrl: 'https://city.example' }
  await keepConfig(store, moved)
  const foreign = { ...moved, log: pinOf((await fakeCity('another city')).policy) }
  await expect(keepConfig(store, foreign)).rejects.toMatchObject({ code: 'city-key-changed' })
  const fewer = { ...moved, log: { ...moved.log, quorum: 1 } }
  await expect(keepConfig(store, fewer)).rejects.toMatchObject({ code: 'city-key-changed' })
  expect(await keptConfig(store)).toEqual(moved)
})

test('a configuration kept in an earlier form is none, and the next one is pinned', async () => {
  const store = memoryStore(new Map([['config', { cityUrl: 'http://localhost:4890', verifierKey: 'a' }]]))
  expect(await keptConfig(store)).toBeNull()
  await keepConfig(store, city.config)
  expect(await keptConfig(store)).toEqual(city.config)
})

test.each([
  ['nothing', null],
  ['no address', { log: PIN, identityProvider: null }],
  ['an address that is no web address', { cityUrl: 'javascript:0', log: PIN, identityProvider: null }],
  ['no witness', { cityUrl: 'https://a.example', log: { ...PIN, quorum: 0 }, identityProvider: null }],
  ['half a provider', { cityUrl: 'https://a.example', log: PIN, identityProvider: { issuer: 'https://b' } }],
])('a configuration with %s is refused', (_, value) => {
  expect(() => parseConfig(value)).toThrow(expect.objectContaining({ code: 'not-configured' }))
})
