import { expect, test } from 'vitest'
import { cityApi } from './city-api.ts'
import { anything, number, record } from './shape.ts'

function answering(status: number, body: unknown, signedOut: () => void = () => {}) {
  const asked: Request[] = []
  const api = cityApi(
    'https://city.example',
    async (url, init) => {
      asked.push(new Request(url, init))
      return body === undefined ? new Response(null, { status }) : Response.json(body, { status })
    },
    signedOut,
  )
  return { api, asked }
}

test('what is sent is JSON, also where nothing is said', async () => {
  const { api, asked } = answering(204, undefined)
  await api.send('DELETE', '/officers/session', null, anything)
  expect(asked[0]?.method).toBe('DELETE')
  expect(asked[0]?.headers.get('content-type')).toBe('application/json')
  expect(await asked[0]?.json()).toEqual({})
})

test("the city's refusal is thrown with its code and status", async () => {
  const { api } = answering(409, { code: 'self-approval' })
  const refused = expect.objectContaining({ code: 'self-approval', status: 409 })
  await expect(api.get('/x', anything)).rejects.toEqual(refused)
})

test('a session that is over is told before the error', async () => {
  let told = 0
  const { api } = answering(401, { code: 'not-signed-in' }, () => told++)
  await expect(api.get('/x', anything)).rejects.toMatchObject({ code: 'not-signed-in' })
  expect(told).toBe(1)
})

test('what is no answer of the city is refused', async () => {
  await expect(answering(502, '<html>').api.get('/x', anything)).rejects.toMatchObject({ code: 'city-down' })
  const misshapen = answering(200, { at: 'noon' }).api.get('/x', record({ at: number }))
  await expect(misshapen).rejects.toMatchObject({ code: 'unreadable-answer' })
})
