import type { MiddlewareHandler } from 'hono'
import { clientAddress } from './client-address.ts'
import { problem } from './problem.ts'

/** How much one client address may ask; counted in memory only, never logged. */
export interface RateLimitConfig {
  readonly requestsPerMinute: number
  /** Reverse proxies before this server whose `X-Forwarded-For` entry is relied on; 0 by default. */
  readonly trustedProxies?: number
}

/** Counts what addresses ask, in memory. */
export interface RateLimiter {
  /** 0 when the address may ask now, else the seconds until it may. */
  take(address: string, nowMs: number): number
}

/** Most addresses remembered; past that the ones that asked longest ago are forgotten. */
const CAPACITY = 50_000
const MINUTE_MS = 60_000

/** Sums of thirds and sevenths of a minute are not exact. */
const ROUNDING_MS = 0.001

/**
 * A bucket an address, as large as a minute's allowance, kept as the one moment at which it is full again (the generic cell rate
 * algorithm). An address is remembered until then or until `capacity` others have come, and appears in no log and no figure.
 */
export function rateLimiter(
  { requestsPerMinute }: Pick<RateLimitConfig, 'requestsPerMinute'>,
  capacity: number = CAPACITY,
): RateLimiter {
  const interval = MINUTE_MS / requestsPerMinute
  const fullAt = new Map<string, number>()
  return {
    take(address, nowMs) {
      const full = Math.max(fullAt.get(address) ?? nowMs, nowMs)
      const tooEarlyMs = full + interval - nowMs - MINUTE_MS
      const allowed = tooEarlyMs <= ROUNDING_MS
      fullAt.delete(address)
      fullAt.set(address, allowed ? full + interval : full)
      forgetOldest(fullAt, capacity, nowMs)
      return allowed ? 0 : Math.ceil((tooEarlyMs - ROUNDING_MS) / 1000)
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

/** In order of last use, so the first are the oldest; a bucket that is full says nothing. */
function forgetOldest(fullAt: Map<string, number>, capacity: number, nowMs: number): void {
  for (const [address, full] of fullAt) {
    if (fullAt.size <= capacity && full > nowMs) return
    fullAt.delete(address)
  }
}
