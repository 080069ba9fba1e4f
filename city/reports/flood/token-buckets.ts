/** How much of something may happen: `burst` at once, and `perHour` for as long as it goes on. */
export interface Budget {
  readonly burst: number
  readonly perHour: number
}

/** A bucket for each of many things, in memory. What is not used any more is forgotten. */
export interface TokenBuckets {
  /** 0 when there was one left, which is then taken; else the seconds until there is. */
  take(key: string, now: number): number
}

/** Most buckets that are remembered; past that the ones used longest ago are forgotten, as if they were full. */
const CAPACITY = 50_000
/** Sums of thirds and sevenths are not exact. */
const ROUNDING = 1e-6

/** Buckets of one size, each kept as the one moment at which it is full again (the generic cell rate algorithm). Times are Unix seconds. */
export function tokenBuckets({ burst, perHour }: Budget, capacity: number = CAPACITY): TokenBuckets {
  const interval = 3600 / perHour
  const fullAt = new Map<string, number>()
  return {
    take(key, now) {
      const full = Math.max(fullAt.get(key) ?? now, now)
      const tooEarly = full + interval - now - burst * interval
      const allowed = tooEarly <= ROUNDING
      fullAt.delete(key)
      fullAt.set(key, allowed ? full + interval : full)
      for (const [old, at] of fullAt) {
        if (fullAt.size <= capacity && at > now) break
        fullAt.delete(old)
      }
      return allowed ? 0 : Math.ceil(tooEarly - ROUNDING)
    },
  }
}
