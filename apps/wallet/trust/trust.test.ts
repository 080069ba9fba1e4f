import { memoryStore, refreshTrust } from '@hefu/app-browser'
import type { TrustBundle } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import { type QuietNetwork, quietNetwork } from '../net/quiet-network.ts'
import { type FakeCity, fakeCity } from '../test/fake-city.ts'
import { isUrgent } from './bundle-plan.ts'

let city: FakeCity
let network: QuietNetwork

beforeEach(async () => {
  city = await fakeCity()
  network = quietNetwork({ fetch: city.fetch, isOnline: () => true })
})

async function refresh(): Promise<TrustBundle> {
  const { cityUrl, log } = city.config
  return (await refreshTrust({ fetcher: network.fetch, store: memoryStore(), cityUrl, log, kept: null })).bundle
}

test('a bundle is urgent when there is none, or two days before it is stale', () => {
  const { issuedAt } = city.bundle
  expect(isUrgent(null, issuedAt)).toBe(true)
  expect(isUrgent(city.bundle, issuedAt + 5 * 86_400)).toBe(false)
  expect(isUrgent(city.bundle, issuedAt + 5 * 86_400 + 1)).toBe(true)
})

describe('the network', () => {
  test('is closed while a pass is shown, for every caller', async () => {
    const release = network.hold()
    await expect(refresh()).rejects.toMatchObject({ code: 'showing' })
    const second = network.hold()
    release()
    release()
    await expect(refresh()).rejects.toMatchObject({ code: 'showing' })
    expect(city.requests).toEqual([])
    second()
    expect(await refresh()).toEqual(city.bundle)
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
})
