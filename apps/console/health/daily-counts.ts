import type { HourlyCount } from './health.ts'

const HOUR = 3600
const DAY = 24 * HOUR

/** Counts of 24 hours. */
export interface DailyCount {
  /** The first second of its last hour, Unix time. */
  readonly at: number
  /** The sum of the hours that have a count; null where none has. */
  readonly count: number | null
  /** Hours of which no more is known than that there were fewer than ten. */
  readonly smallHours: number
}

/**
 * Hours summed up by 24, the last of them the hour before the present one: each sum is of a whole day, so that no line falls at its end
 * because a day has only begun. An hour without a point had nothing to count.
 *
 * @param points of one label, or of several that belong together
 * @param now Unix seconds
 */
export function dailyCounts(points: readonly HourlyCount[], now: number, days = 14): readonly DailyCount[] {
  const end = Math.floor(now / HOUR) * HOUR
  const byDay = Map.groupBy(points, ({ hour }) => Math.floor((end - HOUR - hour) / DAY))
  return Array.from({ length: days }, (_, i) => {
    const ago = days - 1 - i
    const hours = byDay.get(ago) ?? []
    const { count, small } = totalOf(hours)
    return {
      at: end - HOUR - ago * DAY,
      count: hours.length > 0 && small === hours.length ? null : count,
      smallHours: small,
    }
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
