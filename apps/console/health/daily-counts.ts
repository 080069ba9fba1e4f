import type { HourlyCount } from './health.ts'

const DAY = 86_400

/** Counts of a day in the city. */
export interface DailyCount {
  /** The first second of the day, Unix time. */
  readonly day: number
  /** The sum of the hours that have a count; null where none has. */
  readonly count: number | null
  /** Hours of which no more is known than that there were fewer than ten. */
  readonly smallHours: number
}

/**
 * The last days, the present one the last, each with what its hours sum up to. Days without a point are days on which nothing was counted.
 *
 * @param points of one label, or of several that belong together
 * @param now Unix seconds
 */
export function dailyCounts(
  points: readonly HourlyCount[],
  now: number,
  utcOffsetMinutes: number,
  days = 14,
): readonly DailyCount[] {
  const today = dayOf(now, utcOffsetMinutes)
  const byDay = Map.groupBy(points, ({ hour }) => dayOf(hour, utcOffsetMinutes))
  return Array.from({ length: days }, (_, i) => {
    const day = today - (days - 1 - i) * DAY
    const hours = byDay.get(day) ?? []
    const known = hours.filter(({ count }) => count !== null)
    const sum = known.reduce((total, { count }) => total + (count ?? 0), 0)
    const smallHours = hours.length - known.length
    return { day, count: known.length === 0 && smallHours > 0 ? null : sum, smallHours }
  })
}

/** The sum over all points, and how many of them are too small to be counted. */
export function totalOf(points: readonly Pick<HourlyCount, 'count'>[]): {
  readonly count: number
  readonly small: number
} {
  return {
    count: points.reduce((total, { count }) => total + (count ?? 0), 0),
    small: points.filter(({ count }) => count === null).length,
  }
}

function dayOf(unixSeconds: number, utcOffsetMinutes: number): number {
  const offset = utcOffsetMinutes * 60
  return Math.floor((unixSeconds + offset) / DAY) * DAY - offset
}
