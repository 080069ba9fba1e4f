import type { RecordStore } from '@hefu/app-browser'

/** PINs tried in a row without success. Counted before a PIN is tried, so that closing the page does not undo it. */
export interface PinAttempts {
  readonly count: number
  /** Unix seconds. */
  readonly lastAt: number
}

/** Seconds to wait after that many attempts in a row; the last holds for all that follow. */
const WAITS = [0, 0, 0, 30, 60, 300, 900, 3600] as const

const NAME = 'pin-attempts'

/** The attempts on this device. */
export async function readAttempts(store: RecordStore): Promise<PinAttempts> {
  return ((await store.get(NAME)) as PinAttempts | undefined) ?? { count: 0, lastAt: 0 }
}

/** Counts an attempt that is about to be made. */
export async function countAttempt(store: RecordStore, now: number): Promise<PinAttempts> {
  const attempts = { count: (await readAttempts(store)).count + 1, lastAt: now }
  await store.put(NAME, attempts)
  return attempts
}

/** Forgets the attempts once the right PIN was given. */
export async function clearAttempts(store: RecordStore): Promise<void> {
  await store.remove(NAME)
}

/**
 * Seconds until the next attempt. This slows down somebody with the device in their hands; against a copied storage only the
 * cost of Argon2id stands. A clock set back does not shorten the wait, and cannot lengthen it beyond one.
 */
export function waitSeconds({ count, lastAt }: PinAttempts, now: number): number {
  const wait = WAITS[Math.min(count, WAITS.length - 1)] ?? 0
  return now < lastAt ? wait : Math.max(0, lastAt + wait - now)
}
