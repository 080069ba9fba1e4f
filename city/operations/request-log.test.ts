import { requestLog } from '@hefu/server'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { createMetrics } from '../../city/operations/metrics.ts'

function logging() {
  const lines: object[] = []
  const observed = {
    pool: () => ({ total: 0, idle: 0, waiting: 0 }),
    bundleAttestedAt: async () => 0,
    log: () => ({ signedSize: 2, publishedSize: 1 }),
    witnesses: () => ({ w: 'cosigned' }),
    health: async () => ({
      log: { size: 0, published: 0, publishedAt: null, waiting: 0, lagSeconds: 0, witnesses: [] },
      alarms: [],
    }),
  }
  const metrics = createMetrics(observed)
  const write = (fields: object) => void lines.push(fields)
  const app = new Hono()
  app.use(requestLog({ info: write, error: write }, metrics))
  app.use('/things/*', (_, next) => next())
  app.get('/things/:id', (c) => c.text('ok'))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/fails', () => {
    throw new Error('a fault')
  })
  app.onError((_, c) => c.text('fault', 500))
  return { app, lines, metrics }
}

describe('a request', () => {
  test('is logged as its route, method, status and time, and nothing else', async () => {
    const { app, lines } = logging()
    await app.request('/things/SECRET?q=SECRET', { headers: { Authorization: 'SECRET', 'User-Agent': 'SECRET' } })
    expect(lines).toEqual([{ route: '/things/:id', method: 'GET', status: 200, ms: expect.any(Number) }])
  })

  test('that fails is logged too', async () => {
    const { app, lines } = logging()
    await app.request('/fails')
    expect(lines).toMatchObject([{ route: '/fails', status: 500 }])
  })

  test('of what watches the city is counted and not logged', async () => {
    const { app, lines, metrics } = logging()
    await app.request('/healthz')
    expect(lines).toEqual([])
    expect(await metrics.text()).toContain('route="/healthz"')
  })

  test('for no route is logged as that, however many paths and methods somebody makes up', async () => {
    const { app, lines, metrics } = logging()
    for (let path = 0; path < 50; path++) await app.request(`/SECRET-${path}`)
    for (const method of ['SECRET', 'PROPFIND', 'get']) await app.request('/x', { method })
    expect(new Set(lines.map((line) => ('route' in line ? line.route : '')))).toEqual(new Set(['unmatched']))
    const text = await metrics.text()
    expect(text).not.toContain('SECRET')
    const series = text.match(/^hefu_http_request_seconds_count\{.*$/gm) ?? []
    expect(series).toHaveLength(2)
  })
})
