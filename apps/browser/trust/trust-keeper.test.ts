import { signTrustBundle, type TrustBundle } from '@hefu/standard'
import { beforeEach, expect, test } from 'vitest'
import { memoryStore } from '../storage/memory-store.ts'
import type { RecordStore } from '../storage/record-store.ts'
import { type FakeCity, fakeCity, verifierKeyOf } from '../test/fake-city.ts'
import { keptBundle, refreshBundle } from './trust-keeper.ts'

let city: FakeCity
let store: RecordStore

beforeEach(async () => {
  city = await fakeCity()
  store = memoryStore()
})

function refresh(kept: TrustBundle | null): Promise<TrustBundle> {
  return refreshBundle({ ...city.config, fetcher: city.fetcher, store, kept })
}

test('a bundle is fetched, opened with the pinned key and kept', async () => {
  expect(await refresh(null)).toEqual(city.bundle)
  expect(await keptBundle(store, city.config.verifierKey)).toEqual(city.bundle)
})

test('a newer bundle takes the place of an older one; a rollback is refused and what was kept stays', async () => {
  const first = await refresh(null)
  city.bundle = { ...city.bundle, issuedAt: first.issuedAt + 60 }
  const second = await refresh(first)
  city.bundle = { ...city.bundle, issuedAt: second.issuedAt - 1 }
  await expect(refresh(second)).rejects.toMatchObject({ code: 'bundle-rolled-back' })
  expect((await keptBundle(store, city.config.verifierKey))?.issuedAt).toBe(second.issuedAt)
})

test('a bundle of another signer, altered, or no bundle at all is refused', async () => {
  const other = await fakeCity('another city')
  const good = await signTrustBundle(city.bundle, city.signer)
  for (const note of [
    await signTrustBundle(city.bundle, other.signer),
    good.replace('synthetic.example', 'elsewhere.example'),
    '<html>sign in to this Wi-Fi</html>',
  ]) {
    city.instead = note
    await expect(refresh(null)).rejects.toMatchObject({ code: 'bundle-refused' })
  }
  expect(await store.get('bundle')).toBeUndefined()
})

test('a bundle kept under another pin does not open', async () => {
  await refresh(null)
  const other = await fakeCity('another city')
  expect(await keptBundle(store, verifierKeyOf(other.signer))).toBeNull()
})

test('a city that answers with an error is down', async () => {
  const fetcher = async (): Promise<Response> => new Response(null, { status: 503 })
  await expect(refreshBundle({ ...city.config, fetcher, store, kept: null })).rejects.toMatchObject({
    code: 'city-down',
  })
})
