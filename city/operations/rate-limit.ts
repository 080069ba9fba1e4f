import type { MiddlewareHandler } from 'hono'
import type { RateLimitConfig } from '../config.ts'
import { clientAddress } from './client-address.ts'
import { problem } from './problem.ts'

/** Counts what addresses ask, in memory. */
export interface RateLimiter {
  /** 0 when the address may ask now, else the seconds until it may. */
  take(address: string, nowMs: number): number
}

/** Most addresses remembered; past that the ones that asked longest ago are forgotten. */
const CAPACITY = 50_000
const MINUTE_MS = 60_000

/**
 * A token bucket an address, as large as a minute's allowance. An address is remembered until its bucket is full again or
 * `capacity` others have come, and appears in no log and no figure.
 */
export function rateLimiter(
  { requestsPerMinute }: Pick<RateLimitConfig, 'requestsPerMinute'>,
  capacity: number = CAPACITY,
): RateLimiter {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>()
  return {
    take(address, nowMs) {
      const bucket = buckets.get(address) ?? { tokens: requestsPerMinute, at: nowMs }
      const refilled = bucket.tokens + ((nowMs - bucket.at) / MINUTE_MS) * requestsPerMinute
      const tokens = Math.min(requestsPerMinute, refilled)
      buckets.delete(address)
      buckets.set(address, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: nowMs })
      forgetOldest(buckets, capacity, nowMs)
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / requestsPerMinute) * (MINUTE_MS / 1000))
    },
  }
}

/** Refuses an address that asks too much with 429 and when to come back. Health and metrics are not counted. */
export function rateLimit(config: RateLimitConfig): MiddlewareHandler {
  const limiter = rateLimiter(config)
  return async (c, next) => {
    const wait = limiter.take(clientAddress(c, config.trustedProxies ?? 0), performance.now())
    if (wait === 0) return next()
    return problem(c, 429, 'too-many-requests', 'Too many requests. Try again a little later.', {
      'Retry-After': String(wait),
    })
  }
}

/** In order of last use, so the first are the oldest; a bucket untouched for a minute is full again and says nothing. */
function forgetOldest(buckets: Map<string, { readonly at: number }>, capacity: number, nowMs: number): void {
  for (const [address, { at }] of buckets) {
    if (buckets.size <= capacity && nowMs - at < MINUTE_MS) return
    buckets.delete(address)
  }
}
