import { healthRoutes } from '@hefu/server'
import { describe, expect, test } from 'vitest'
import { createMetrics } from '../../city/operations/metrics.ts'

function health(ready: () => Promise<void>) {
  const lines: string[] = []
  const write = (fields: object, message: string) => void lines.push(`${JSON.stringify(fields)} ${message}`)
  const metrics = createMetrics({
    pool: () => ({ total: 3, idle: 2, waiting: 1 }),
    bundleAttestedAt: async () => 1_795_608_000,
    log: () => ({ signedSize: 2, publishedSize: 1 }),
    witnesses: () => ({ w: 'cosigned' }),
    health: async () => ({
      log: { size: 0, published: 0, publishedAt: null, waiting: 0, lagSeconds: 0, witnesses: [] },
      alarms: [],
    }),
  })
  return { routes: healthRoutes({ metrics, ready, log: { info: write, error: write } }), lines }
}

describe('health', () => {
  test('is that the process lives, whatever else fails', async () => {
    const { routes } = health(() => Promise.reject(new Error('gone')))
    expect((await routes.request('/healthz')).status).toBe(200)
  })

  test('readiness is that the city can serve; why it cannot is for its log, not for the answer', async () => {
    expect((await health(async () => {}).routes.request('/readyz')).status).toBe(200)
    const { routes, lines } = health(() => Promise.reject(new Error('the database is gone')))
    const response = await routes.request('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ title: expect.any(String), status: 503, code: 'not-ready' })
    expect(lines).toEqual([expect.stringMatching(/the database is gone.* not ready$/)])
  })

  test('figures have the pool and the age of the bundle', async () => {
    const text = await (await health(async () => {}).routes.request('/metrics')).text()
    expect(text).toContain('hefu_database_connections{state="waiting"} 1')
    expect(text).toContain('hefu_bundle_attested_at_seconds 1795608000')
  })
})
