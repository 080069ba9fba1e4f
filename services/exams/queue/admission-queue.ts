import type { Pace } from './pace.ts'
import { recentRate } from './recent-rate.ts'

/** Two numbers are the whole queue: how many places were given, and up to which they have been called. */
export interface QueueState {
  readonly issued: number
  readonly called: number
}

/** How a place stands. */
export type PlaceStanding =
  | {
      readonly standing: 'waiting'
      /** Places before this one that have not been called; some of their holders may have left. */
      readonly ahead: number
      /** Seconds until it is called at the rate of the last half minute; null when nothing moves and nothing honest can be said. */
      readonly seconds: number | null
    }
  | { readonly standing: 'called' }
  /** It was called longer ago than a turn lasts. */
  | { readonly standing: 'passed' }

/** A first-come, first-served queue in constant memory. Times are milliseconds of one clock. */
export interface AdmissionQueue {
  /** The number of a new place, behind all others. */
  take(nowMs: number): number
  standing(number: number, nowMs: number): PlaceStanding
  /** Calls people from now on; before, places are given and nobody is called. */
  open(nowMs: number): void
  readonly isOpen: boolean
  /** People called a second, as lately measured; the pace where there was too little to measure. */
  rate(): number
  state(nowMs: number): QueueState
}

/** How long somebody who was called may take to come. */
export const TURN_MS = 600_000
const MARK_MS = 60_000
/** Places that may have been given since the state was last written: after a start, new ones come behind them. */
const UNWRITTEN = 10_000

/** Opens a queue, anew or as it was left. */
export function openQueue(pace: Pace, left: QueueState | null = null): AdmissionQueue {
  let issued = left ? left.issued + UNWRITTEN : 0
  let called = left ? left.called : 0
  let openedAt: number | null = null
  let last = 0
  /** Up to which number was called at past moments, a minute apart: no more than a turn's worth of them. */
  let marks: { readonly at: number; readonly called: number }[] = []
  let passedUpTo = 0
  const recent = recentRate()

  function advance(nowMs: number): void {
    if (openedAt === null || nowMs <= last) return
    pace.settle(nowMs, issued > called)
    const before = Math.min(called, issued)
    const hadDemand = issued > called
    // Room that nobody took is kept for a second's worth of people and no more.
    const most = Math.max(called, issued + pace.rate)
    called = Math.min(most, called + (pace.rate * (nowMs - last)) / 1000)
    recent.add(Math.min(called, issued) - before, nowMs - last, hadDemand)
    mark(before, nowMs)
    last = nowMs
  }

  function mark(before: number, nowMs: number): void {
    const latest = marks.at(-1)
    if (!latest || nowMs - latest.at >= MARK_MS) marks.push({ at: last, called: before })
    const over = marks.filter(({ at }) => nowMs - at > TURN_MS)
    passedUpTo = over.at(-1)?.called ?? passedUpTo
    marks = marks.slice(over.length)
  }

  const rate = (): number => recent.rate() ?? pace.rate

  return {
    take(nowMs) {
      advance(nowMs)
      return ++issued
    },
    standing(number, nowMs) {
      advance(nowMs)
      if (number <= passedUpTo) return { standing: 'passed' }
      if (openedAt !== null && number <= called) return { standing: 'called' }
      const ahead = number - 1 - Math.floor(Math.min(called, number - 1))
      const moving = rate()
      return { standing: 'waiting', ahead, seconds: moving > 0 ? Math.ceil((ahead + 1) / moving) : null }
    },
    open(nowMs) {
      if (openedAt !== null) return
      openedAt = nowMs
      last = nowMs
    },
    get isOpen() {
      return openedAt !== null
    },
    rate,
    state(nowMs) {
      advance(nowMs)
      return { issued, called: Math.floor(Math.min(called, issued)) }
    },
  }
}
