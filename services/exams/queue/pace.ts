/** Between which bounds people are called, in people a second, and how long the work of one may take. */
export interface PaceLimits {
  readonly start: number
  readonly least: number
  readonly most: number
  /** Milliseconds on the average of a second, past which fewer are called. */
  readonly targetMs: number
}

/** What one server of two cores does without strain; an operator measures its own. */
export const DEFAULT_PACE: PaceLimits = { start: 40, least: 0.2, most: 400, targetMs: 400 }

/**
 * How many people a second are called in, by what their work takes. It adapts as TCP does (additive increase would take minutes to find
 * a fast server, so it grows by a tenth, and falls by a third): a slow database makes the queue slower and never the answers wrong. People
 * who do not come when called leave room, and more are called without anyone counting them.
 */
export interface Pace {
  readonly rate: number
  /** Slower than it should be now, or a few seconds ago. */
  readonly isSlow: boolean
  /** Runs a piece of work of somebody who was called and learns from its time and its failure. */
  work<T>(run: () => Promise<T>): Promise<T>
  /** Judges what was done since it was last judged, at most once a second. @param hasDemand whether anybody waits */
  settle(nowMs: number, hasDemand: boolean): void
}

const SECOND = 1000
const GROWTH = 1.1
const SHRINK = 0.7
/** A server that was slow is called slow this much longer, so that the word does not flicker. */
const SLOW_SECONDS = 5

/** Opens a pace. @param nowMs a clock in milliseconds */
export function openPace(limits: PaceLimits, nowMs: () => number): Pace {
  const { start, least, most, targetMs } = limits
  let rate = start
  let slowFor = 0
  let windowStart = nowMs()
  let underWay = 0
  let done = { count: 0, ms: 0, failed: 0 }

  function judge(hasDemand: boolean): void {
    const { count, ms, failed } = done
    done = { count: 0, ms: 0, failed: 0 }
    // Little's law: that many are under way when each takes the target; twice as many are stuck.
    const isStuck = underWay > Math.max(2, (2 * rate * targetMs) / SECOND)
    if (isStuck || failed * 10 > count || (count > 0 && ms / count > targetMs)) {
      rate = Math.max(least, rate * SHRINK)
      slowFor = SLOW_SECONDS
      return
    }
    slowFor = Math.max(0, slowFor - 1)
    rate = hasDemand ? Math.min(most, rate * GROWTH) : start
  }

  return {
    get rate() {
      return rate
    },
    get isSlow() {
      return slowFor > 0
    },
    async work(run) {
      const began = nowMs()
      underWay++
      try {
        return await run()
      } catch (error) {
        done.failed++
        throw error
      } finally {
        underWay--
        done.count++
        done.ms += nowMs() - began
      }
    },
    settle(now, hasDemand) {
      if (now - windowStart < SECOND) return
      windowStart = now
      judge(hasDemand)
    },
  }
}
