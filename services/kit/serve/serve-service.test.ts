import { ServerError } from '@hefu/server'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { fileOf } from '../pages/form-fields.ts'
import { serviceApp } from './serve-service.ts'

const BROWSER = { Accept: 'text/html', 'Accept-Language': 'en' }
const logged: unknown[] = []
const app = serviceApp(
  {
    routes: new Hono()
      .get('/fault', () => {
        throw new TypeError('a secret of the inside')
      })
      .get('/card', () => {
        throw new ServerError('no-issuer-key', 'no key')
      })
      .post('/form', async (c) => c.text(await c.req.text()))
      .post('/staff/file', async (c) => c.text(String((await fileOf(c, 'file'))?.length))),
    ready: async () => {},
    maxBody: 1000,
    maxStaffBody: 10_000,
  },
  { name: 'kiosk', title: { 'zh-CN': '小店', en: 'The kiosk' }, publicUrl: 'https://kiosk.example' },
  { log: { info() {}, error: (...line) => void logged.push(line) } },
)

describe('what goes wrong at a service', () => {
  test.each([
    ['/nowhere', 404, 'not-found', 'There is nothing here'],
    ['/fault', 500, 'fault', 'Something failed here'],
    ['/card', 503, 'not-registered', 'No cards just now'],
  ])('at %s is said to a program by its code, and on a page to who reads', async (path, status, code, title) => {
    const told = await app.request(path)
    expect([told.status, await told.json()]).toEqual([status, expect.objectContaining({ code })])
    const shown = await app.request(path, { headers: BROWSER })
    const text = await shown.text()
    expect([shown.status, text]).toEqual([status, expect.stringContaining(`<h1>${title}</h1>`)])
    expect(text).toContain('<a href="/">The kiosk</a>')
    expect(text).not.toContain('a secret of the inside')
    expect(shown.headers.get('Retry-After')).toBe(status === 503 ? '60' : null)
  })

  test('is in the log, without what was asked', () => {
    expect(JSON.stringify(logged)).toContain('a secret of the inside')
    expect(JSON.stringify(logged)).not.toContain('/fault')
  })
})

test('a body is bounded, and a file of staff by a bound of its own', async () => {
  const form = (path: string, size: number, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(size) },
      body: 'x'.repeat(size),
    })
  expect((await form('/form', 900)).status).toBe(200)
  expect((await form('/form', 1100)).status).toBe(413)
  expect(await (await form('/form', 1100, BROWSER)).text()).toContain('That is too large')
  const body = new FormData()
  body.set('file', new File(['x'.repeat(9000)], 'cards.csv'))
  expect(await (await app.request('/staff/file', { method: 'POST', body })).text()).toBe('9000')
  expect((await form('/staff/file', 10_100)).status).toBe(413)
})
