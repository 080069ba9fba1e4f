import { createHmac } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'

/** What a person who showed a pass may do today. */
export type DayStanding = 'first-time' | 'again' | 'too-often' | 'full'

/** Remembers until the end of the day where pseudonyms have reported, in memory and under a key that ends with the day. */
export interface DayMemory {
  remember(pseudonym: Uint8Array, place: string, until: number, now: number): DayStanding
}

/** Reports that one person may send with passes on one day, all places taken together. */
const MOST_A_DAY = 20
const CAPACITY = 200_000

/**
 * A person reports once a day at each place, and not more often than {@link MOST_A_DAY}. No pseudonym is kept: only keyed hashes of it, one with the
 * place and one to count by. The key is random, never leaves the process and is thrown away at the end of the day, and the hashes with it.
 */
export function dayMemory(random: RandomSource, capacity: number = CAPACITY): DayMemory {
  let day: { readonly until: number; readonly key: Uint8Array; readonly counts: Map<string, number> } | null = null
  return {
    remember(pseudonym, place, until, now) {
      if (!day || now >= day.until || until !== day.until) day = { until, key: random(32), counts: new Map() }
      const { key, counts } = day
      const hash = (what: string): string =>
        createHmac('sha256', key).update(pseudonym).update(`\n${what}`).digest('base64url')
      const there = hash(`at ${place}`)
      const anywhere = hash('anywhere')
      if (counts.has(there)) return 'again'
      const count = counts.get(anywhere) ?? 0
      if (count >= MOST_A_DAY) return 'too-often'
      if (counts.size + 2 > capacity) return 'full'
      counts.set(there, 1)
      counts.set(anywhere, count + 1)
      return 'first-time'
    },
  }
}
