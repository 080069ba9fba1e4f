import { readArea } from '../things/read-query.ts'
import { REPORT_STATES, type ReportState } from './report.ts'
import type { ReportFilter } from './report-list.ts'

const LIMIT = 50
const MAX_LIMIT = 500
const DAY = 86_400
const MEMBERS = ['state', 'kind', 'category', 'thing', 'area', 'age', 'after', 'limit']

/**
 * Reads by what whoever works on reports looks for them: `state` (several with commas), `kind`, `category`, `thing`, `area`
 * (west,south,east,north), `age` (at least so many days), `after`, `limit`.
 *
 * @returns null where a member is not known or does not fit
 */
export function readReportFilter(
  query: Readonly<Record<string, string>>,
  now: number,
): { readonly filter: ReportFilter; readonly limit: number } | null {
  if (Object.keys(query).some((member) => !MEMBERS.includes(member))) return null
  const { state, kind, category, thing, area: areaText, age, after, limit: limitText } = query
  const states = state === undefined ? undefined : readStates(state)
  const area = areaText === undefined ? undefined : readArea(areaText)
  const days = age === undefined ? undefined : readWhole(age, 0, 3650)
  const limit = limitText === undefined ? LIMIT : readWhole(limitText, 1, MAX_LIMIT)
  if (states === null || area === null || days === null || limit === null) return null
  if ([kind, category, thing].some((text) => text !== undefined && !/^[A-Za-z0-9._-]{1,64}$/.test(text))) return null
  if (after !== undefined && !/^\d{1,11}\.[a-z2-7]{16}$/.test(after)) return null
  return {
    limit,
    filter: {
      ...(states && { states }),
      ...(kind !== undefined && { kind }),
      ...(category !== undefined && { categories: [category] }),
      ...(thing !== undefined && { thing }),
      ...(area && { area }),
      ...(days !== undefined && { before: now - days * DAY + 1 }),
      ...(after !== undefined && { after }),
    },
  }
}

function readStates(text: string): readonly ReportState[] | null {
  const named = text.split(',')
  const states = REPORT_STATES.filter((state) => named.includes(state))
  return named.every((name) => (states as readonly string[]).includes(name)) ? states : null
}

function readWhole(text: string, least: number, most: number): number | null {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : null
}
