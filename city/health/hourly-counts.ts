import type { Clock } from '@hefu/standard'
import type { CountName, CountStore } from './count-store.ts'

/** Counts in memory, and writes down what it has counted from time to time: what is counted waits for no disk. */
export interface HourlyCounts {
  /** @param label a credential type, a rule, or how old a bundle is: one of a few words, never anything about a person */
  add(name: CountName, label: string): void
  /** Writes down what was counted since the last time, and lets old hours go. What cannot be written is kept for the next time. */
  flush(): Promise<void>
}

/** Seconds of an hour. */
export const HOUR = 3600
/** Days for which an hour is kept. */
export const KEPT_DAYS = 14
/** Fewest that are told: fewer could be told apart. */
export const CROWD = 10
/** Seconds after its end when an hour is closed: processes that counted in it have written by then. */
const GRACE = 300

/** The beginning of the hour of a moment, in Unix seconds. */
export function hourOf(unixSeconds: number): number {
  return Math.floor(unixSeconds / HOUR) * HOUR
}

/** The first hour that is not closed yet: the present one is never shown, or each look would tell of the person who came since the last. */
export function openHour(now: number): number {
  return hourOf(now - GRACE)
}

/** Counts for one process. */
export function hourlyCounts(store: CountStore, clock: Clock): HourlyCounts {
  let counted = new Map<
    string,
    { readonly hour: number; readonly name: CountName; readonly label: string; count: number }
  >()

  function add(hour: number, name: CountName, label: string, count: number): void {
    const key = `${hour} ${name} ${label}`
    const known = counted.get(key)
    if (known) known.count += count
    else counted.set(key, { hour, name, label, count })
  }

  return {
    add: (name, label) => add(hourOf(clock()), name, label, 1),
    async flush() {
      const waiting = [...counted.values()]
      counted = new Map()
      for (const [i, { hour, name, label, count }] of waiting.entries()) {
        try {
          await store.add({ hour, name, label, count })
        } catch (error) {
          for (const left of waiting.slice(i)) add(left.hour, left.name, left.label, left.count)
          throw error
        }
      }
      const open = openHour(clock())
      await store.close({ before: open, oldest: open - KEPT_DAYS * 24 * HOUR, crowd: CROWD })
    },
  }
}
