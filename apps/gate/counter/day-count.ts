import type { RecordStore } from '@hefu/app-browser'
import type { ShownVerdict } from '../engine/gate-engine.ts'

/** How many passes were admitted and how many not, on one day in the city. Nothing else is kept of them. */
export interface DayCount {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly admitted: number
  readonly refused: number
}

/** What these say is about the gate and not about a pass. */
const NOT_ABOUT_A_PASS: readonly string[] = ['stale-bundle', 'gate-clock', 'busy', 'fault', 'health-no-list']
const NAME = 'day-count'

/** The day in the city at a moment. */
export function dayInCity(unixSeconds: number, utcOffsetMinutes: number): string {
  return new Date((unixSeconds + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 10)
}

/** A day on which nobody came yet. */
export function emptyCount(date: string): DayCount {
  return { date, admitted: 0, refused: 0 }
}

/** The count of this day: the one so far, or on a new day a new one. */
export function countOf(count: DayCount, date: string): DayCount {
  return count.date === date ? count : emptyCount(date)
}

/** Counts one more. */
export function counted(count: DayCount, verdict: ShownVerdict): DayCount {
  if (verdict.verdict === 'admitted') return { ...count, admitted: count.admitted + 1 }
  return NOT_ABOUT_A_PASS.includes(verdict.reason) ? count : { ...count, refused: count.refused + 1 }
}

/** The count kept on this device, if it is of this day. */
export async function readCount(store: RecordStore, date: string): Promise<DayCount> {
  const kept = (await store.get(NAME)) as Partial<DayCount> | undefined
  const numbers = [kept?.admitted, kept?.refused].every((number) => Number.isSafeInteger(number))
  return kept?.date === date && numbers ? (kept as DayCount) : emptyCount(date)
}

/** Keeps the count; the day before's is overwritten. */
export async function writeCount(store: RecordStore, count: DayCount): Promise<void> {
  await store.put(NAME, count)
}
