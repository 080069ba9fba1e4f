import { expect, test } from 'vitest'
import { z } from 'zod'
import { deviceLine } from './device-line.ts'

const ANSWER = z.object({ accepted: z.int() })
const lineTo = (server: (request: Request) => Response | Promise<Response>) =>
  deviceLine(
    { address: 'https://pool.example/api/turnstiles/north', token: 'its-own' },
    { fetch: async (url, init) => server(new Request(url, init)) },
  )

test('a message goes to the device’s address with its token, and is answered', async () => {
  const line = lineTo(async (request) => {
    const { events } = (await request.json()) as { readonly events: readonly number[] }
    const of = [request.method, request.url, request.headers.get('Authorization')]
    expect(of).toEqual(['POST', 'https://pool.example/api/turnstiles/north/sync', 'Bearer its-own'])
    return Response.json({ accepted: events.at(-1) })
  })
  expect(await line.post('sync', { events: [7, 8] }, ANSWER)).toEqual({ accepted: 8 })
})

test.each<[what: string, server: () => Response, why: string]>([
  ['the token is not taken', () => new Response(null, { status: 401 }), 'the server answers 401'],
  ['something else is answered', () => Response.json({ accepted: 'eight' }), 'the server answers with something else'],
  ['no JSON is answered', () => new Response('<html>'), 'the server does not answer'],
  [
    'nobody answers',
    () => {
      throw new TypeError('fetch failed')
    },
    'the server does not answer',
  ],
])('where %s, it fails with a stable code', async (_, server, message) => {
  await expect(lineTo(server).post('sync', {}, ANSWER)).rejects.toMatchObject({ code: 'sync-failed', message })
})

test('a line that was cut for a try carries nothing until it is there again', async () => {
  let asked = 0
  const line = lineTo(() => Response.json({ accepted: ++asked }))
  line.cutOff()
  await expect(line.post('sync', {}, ANSWER)).rejects.toMatchObject({ code: 'sync-failed' })
  expect(asked).toBe(0)
  line.reconnect()
  expect(await line.post('sync', {}, ANSWER)).toEqual({ accepted: 1 })
})
