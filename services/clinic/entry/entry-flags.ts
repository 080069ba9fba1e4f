import { type Epoch, epochStart } from '@hefu/standard'

/** From when until before when somebody may enter where health matters, in Unix seconds. It does not say why. */
export type EntrySpan = readonly [from: number, until: number]

/** Seconds of a half-day: midnight to noon, noon to midnight, by the city's clocks. */
export const HALF_DAY = 43_200

const HALF_DAYS = 14

/**
 * The flags of `health.entry` for one week: true for every half-day that lies wholly within a span, so that no flag outlives what it rests on.
 * Spans are not joined: two that meet within a half-day do not make it true. Null where no half-day of the week is covered: there is
 * nothing to issue.
 */
export function entryFlags(
  spans: readonly EntrySpan[],
  epoch: Epoch,
  utcOffsetMinutes: number,
): readonly boolean[] | null {
  const monday = epochStart(epoch, utcOffsetMinutes)
  const flags = Array.from({ length: HALF_DAYS }, (_, index) => {
    const start = monday + index * HALF_DAY
    return spans.some(([from, until]) => from <= start && start + HALF_DAY <= until)
  })
  return flags.includes(true) ? flags : null
}
