/** How many people a second were called while anybody waited, lately. */
export interface RecentRate {
  /** @param hadDemand whether anybody waited throughout the time that has passed */
  add(count: number, elapsedMs: number, hadDemand: boolean): void
  /** Null until five seconds of waiting could be looked at. */
  rate(): number | null
}

/** What was so long ago counts for a third of what is now. */
const MEMORY_MS = 15_000
const LEAST_MS = 5000
/** An empty queue of a minute makes what was measured before old. */
const FORGET_MS = 60_000

/** Measures with two sums that fade, in place of a list of moments. */
export function recentRate(): RecentRate {
  let count = 0
  let ms = 0
  let seenMs = 0
  let idleMs = 0
  return {
    add(called, elapsedMs, hadDemand) {
      if (!hadDemand) {
        idleMs += elapsedMs
        if (idleMs >= FORGET_MS) count = ms = seenMs = 0
        return
      }
      const fade = Math.exp(-elapsedMs / MEMORY_MS)
      count = count * fade + called
      ms = ms * fade + elapsedMs
      seenMs += elapsedMs
      idleMs = 0
    },
    rate: () => (seenMs < LEAST_MS ? null : (count * 1000) / ms),
  }
}
