import { syntheticHealthIssuer } from '@hefu/testing'
import { expect, test } from 'vitest'
import { memoryStore } from '../storage/memory-store.ts'
import { fetchTrustLists, keptTrustLists } from './trust-lists.ts'

const NOW = 1_780_000_000
const PATH = '/trust-lists/dcc.json'

/** A server that has these lists, until they are others. */
function server(lists: Record<string, string>) {
  const store = memoryStore()
  const fetch = async (path: string): Promise<Response> => {
    if (lists[path] === 'offline') throw new Error('no network')
    return new Response(lists[path] ?? '', { status: lists[path] === undefined ? 404 : 200 })
  }
  const dates = async (paths: readonly string[] = [PATH]) =>
    (await fetchTrustLists(paths, { fetch, store })).map(({ issuedAt }) => issuedAt)
  return { lists, store, dates }
}

const listAt = async (issuedAt: number): Promise<string> => (await syntheticHealthIssuer(issuedAt)).trustLists.dcc

test('lists are fetched, kept, and there without a network', async () => {
  const { lists, store, dates } = server({ [PATH]: await listAt(NOW) })
  expect(await keptTrustLists(store)).toEqual([])
  expect(await dates()).toEqual([NOW])
  lists[PATH] = 'offline'
  expect(await dates()).toEqual([NOW])
  expect((await keptTrustLists(store)).map(({ issuedAt }) => issuedAt)).toEqual([NOW])
})

test('a newer list takes the place of an older one, and never the other way round', async () => {
  const { lists, dates } = server({ [PATH]: await listAt(NOW) })
  await dates()
  lists[PATH] = await listAt(NOW + 60)
  expect(await dates()).toEqual([NOW + 60])
  lists[PATH] = await listAt(NOW)
  expect(await dates()).toEqual([NOW + 60])
})

test.each(['', '{}', 'not json', '<html></html>'])('%j is no list and changes nothing', async (text) => {
  const { lists, dates } = server({ [PATH]: await listAt(NOW) })
  await dates()
  lists[PATH] = text
  expect(await dates()).toEqual([NOW])
})

test('what the server no longer names is forgotten', async () => {
  const { store, dates } = server({ [PATH]: await listAt(NOW) })
  await dates()
  expect(await dates([])).toEqual([])
  expect(await keptTrustLists(store)).toEqual([])
})

test('what lies damaged on the device counts as nothing', async () => {
  const store = memoryStore()
  await store.put('trust-lists', [{ path: PATH }, null, { path: PATH, text: 'x' }])
  expect(await keptTrustLists(store)).toEqual([])
})
