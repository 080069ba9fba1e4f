import { isClosed } from '@hefu/app-browser/reports'
import type { TimePoint } from '@hefu/ui'
import type { ListedReport } from './fault-report.ts'

const DAY = 86_400
const WEEK = 7 * DAY

/** How many reports were opened and how many resolved in each week. */
export interface ReportWeeks {
  readonly opened: readonly TimePoint[]
  readonly resolved: readonly TimePoint[]
}

/**
 * Reports by week, the last seven days being the last: no line falls at its end because a week has only begun.
 *
 * @param now Unix seconds
 */
export function reportWeeks(reports: readonly ListedReport[], now: number, weeks = 12): ReportWeeks {
  const count = (times: readonly number[]): readonly TimePoint[] => {
    const byWeek = Map.groupBy(times, (at) => Math.floor(Math.max(0, now - at) / WEEK))
    return Array.from({ length: weeks }, (_, i) => {
      const ago = weeks - 1 - i
      return { at: now - ago * WEEK - WEEK, value: byWeek.get(ago)?.length ?? 0 }
    })
  }
  return {
    opened: count(reports.map(({ openedAt }) => openedAt)),
    resolved: count(
      reports.flatMap(({ state, closedAt }) => (state === 'resolved' && closedAt !== null ? [closedAt] : [])),
    ),
  }
}

/** How old a report is that still waits. */
export const AGES = ['day', 'week', 'month', 'quarter', 'older'] as const
export type Age = (typeof AGES)[number]

/** Up to how many days each age reaches. */
const DAYS: Readonly<Record<Age, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 90,
  older: Number.POSITIVE_INFINITY,
}

/** How old a report is. */
export function ageOf({ openedAt }: Pick<ListedReport, 'openedAt'>, now: number): Age {
  return AGES.find((age) => now - openedAt < DAYS[age] * DAY) ?? 'older'
}

/** How many reports of each age still wait. */
export function openByAge(
  reports: readonly ListedReport[],
  now: number,
): readonly { readonly age: Age; readonly count: number }[] {
  const open = reports.filter((report) => !isClosed(report))
  return AGES.map((age) => ({ age, count: open.filter((report) => ageOf(report, now) === age).length }))
}
