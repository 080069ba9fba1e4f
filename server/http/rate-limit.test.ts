import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { rateLimit, rateLimiter } from './rate-limit.ts'

const MINUTE = 60_000
const limits = { requestsPerMinute: 6 }

describe('an address', () => {
  test('may ask as often as a minute allows at once, and then one at a time', () => {
    const limiter = rateLimiter(limits)
    const waits = Array.from({ length: 7 }, () => limiter.take('a', 0))
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 10])
    expect(limiter.take('a', 9_000)).toBe(1)
    expect(limiter.take('a', 10_000)).toBe(0)
    expect(limiter.take('a', 10_000)).toBe(10)
  })

  test('does not wait longer for asking in vain', () => {
    const limiter = rateLimiter(limits)
    for (let request = 0; request < 6; request++) limiter.take('a', 0)
    for (let request = 0; request < 100; request++) limiter.take('a', 5_000)
    expect(limiter.take('a', 10_000)).toBe(0)
  })

  test('is not held to what another one asks', () => {
    const limiter = rateLimiter(limits)
    for (let request = 0; request < 10; request++) limiter.take('a', 0)
    expect(limiter.take('b', 0)).toBe(0)
  })

  test('is never let through more often than the allowance and what has refilled', () => {
    const gaps = fc.array(fc.nat({ max: 30_000 }), { maxLength: 60 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 20 }), (waits, requestsPerMinute) => {
        const limiter = rateLimiter({ requestsPerMinute })
        let now = 0
        let through = 0
        for (const wait of waits) {
          now += wait
          if (limiter.take('a', now) === 0) through++
        }
        expect(through).toBeLessThanOrEqual(requestsPerMinute + (now / MINUTE) * requestsPerMinute + 1e-6)
      }),
    )
  })

  test('that waits for as long as it was told is let through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (requestsPerMinute) => {
        const limiter = rateLimiter({ requestsPerMinute })
        for (let request = 0; request < requestsPerMinute; request++) limiter.take('a', 0)
        const wait = limiter.take('a', 0)
        expect(wait).toBeGreaterThan(0)
        expect(limiter.take('a', wait * 1000)).toBe(0)
      }),
    )
  })
})

describe('what is remembered', () => {
  test('is bounded: who asked longest ago is forgotten first', () => {
    const limiter = rateLimiter({ requestsPerMinute: 1 }, 3)
    for (const address of ['a', 'b', 'c', 'd']) expect(limiter.take(address, 0)).toBe(0)
    expect(['b', 'c', 'd'].map((address) => limiter.take(address, 0))).toEqual([60, 60, 60])
    expect(limiter.take('a', 0)).toBe(0)
  })
})

describe('a request too many', () => {
  const app = (trustedProxies = 0) => {
    const routes = new Hono()
    routes.use(rateLimit({ requestsPerMinute: 2, trustedProxies }))
    return routes.get('/', (c) => c.text('ok'))
  }
  const env = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })

  test('is answered with 429 and when to come back', async () => {
    const routes = app()
    const ask = () => routes.request('/', {}, env('203.0.113.1'))
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
    const refused = await ask()
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '30'])
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests' })
  })

  test('cannot be had for another address by a header, unless a proxy is trusted', async () => {
    const statuses = async (trustedProxies: number) => {
      const routes = app(trustedProxies)
      const answers = []
      for (let request = 0; request < 4; request++) {
        const headers = { 'X-Forwarded-For': `198.51.100.${request}` }
        answers.push((await routes.request('/', { headers }, env('203.0.113.1'))).status)
      }
      return answers
    }
    expect(await statuses(0)).toEqual([200, 200, 429, 429])
    expect(await statuses(1)).toEqual([200, 200, 200, 200])
  })
})
