import { isClosed, REPORT_STATES, type ReportState } from '@hefu/app-browser/reports'
import { districtAt } from '../map/district-at.ts'
import type { District } from '../map/map-ground.ts'
import { type Box, isIn } from '../map/map-point.ts'
import type { ListedReport } from './fault-report.ts'
import { AGES, type Age, ageOf } from './report-weeks.ts'

/** Which reports are shown: those that wait, or those in one state. */
export type Shown = 'waiting' | 'all' | ReportState

/** What a list of reports is narrowed by. */
export interface ReportFilter {
  readonly shown: Shown
  readonly age: Age | 'any'
  /** The English name of a district, which is the same in both languages of the console. */
  readonly district: string
  /** The part of the map that is shown; null for the whole city. */
  readonly box: Box | null
}

/** The filter that an address begins with, such as `?age=month`: every figure of a chart leads to what it counts. */
export function filterIn(query: URLSearchParams): ReportFilter {
  const shown = (['waiting', 'all', ...REPORT_STATES] as const).find((one) => one === query.get('state'))
  const age = AGES.find((one) => one === query.get('age'))
  return { shown: shown ?? 'waiting', age: age ?? 'any', district: '', box: null }
}

/** The reports that fit. */
export function filterReports(
  reports: readonly ListedReport[],
  { shown, age, district, box }: ReportFilter,
  { districts, now }: { readonly districts: readonly District[]; readonly now: number },
): readonly ListedReport[] {
  return reports.filter((report) => {
    if (shown === 'waiting' ? isClosed(report) : shown !== 'all' && report.state !== shown) return false
    if (age !== 'any' && ageOf(report, now) !== age) return false
    if (district !== '' && districtAt(districts, report)?.name.en !== district) return false
    return box === null || isIn(box, report)
  })
}
