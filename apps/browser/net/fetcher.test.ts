import { expect, test } from 'vitest'
import { createFetcher } from './fetcher.ts'

test.each([
  [false, 'offline'],
  [true, 'city-down'],
])('a device that is online (%s) and gets no answer says %s', async (online, code) => {
  const dead = createFetcher({ fetch: () => Promise.reject(new TypeError('failed')), isOnline: () => online })
  await expect(dead('/bundle')).rejects.toMatchObject({ code })
})

test('no cookie and no address of origin goes with a request', async () => {
  let sent: RequestInit = {}
  const fetcher = createFetcher({
    fetch: async (_, init = {}) => {
      sent = init
      return new Response('ok')
    },
    isOnline: () => true,
  })
  await fetcher('/bundle', { credentials: 'include', method: 'POST' })
  expect(sent).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', method: 'POST' })
})

test('a caller can break a request off', async () => {
  const hanging = createFetcher({
    fetch: (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    isOnline: () => true,
  })
  const control = new AbortController()
  const answer = hanging('/bundle', { signal: control.signal })
  control.abort()
  await expect(answer).rejects.toMatchObject({ code: 'city-down' })
})
