import { isCategoryCode } from '../category.ts'
import { REPORT_STATES } from '../report.ts'
import type { ReportFilter } from '../report-list.ts'

const DAY = 86_400
/** GeoReport v2: at most 90 days, and the newest 1000. */
const SPAN = 90 * DAY
export const MOST_REQUESTS = 1000
const MOST_NAMED = 100

/**
 * Reads by what requests are asked for. A date without a time begins that day, by UTC; without dates the last 90 days are meant.
 *
 * @returns a text that says what cannot be read
 */
export function readQuery(query: (name: string) => string | undefined, now: number): ReportFilter | string {
  const ids = listOf(query('service_request_id'))
  if (ids && ids.length > MOST_NAMED) return `service_request_id names at most ${MOST_NAMED}`
  if (ids) return { ids }
  const categories = listOf(query('service_code'))
  if (categories && categories.length > MOST_NAMED) return `service_code names at most ${MOST_NAMED}`
  const states = statesOf(listOf(query('status')))
  if (states === 'unreadable') return 'status is open, closed, or both'
  const [start, end] = [momentOf(query('start_date')), momentOf(query('end_date'))]
  if (start === 'unreadable' || end === 'unreadable') return 'a date is written as 2026-11-25 or 2026-11-25T08:00:00Z'
  const before = end ?? (start === undefined ? now + DAY : Math.min(now + DAY, start + SPAN))
  const from = start ?? before - SPAN
  if (before - from > SPAN + DAY) return 'from start_date to end_date are at most 90 days'
  return {
    from,
    before,
    ...(categories && { categories: categories.filter(isCategoryCode) }),
    ...(states && { states }),
  }
}

function listOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined || text.trim() === '') return undefined
  return text.split(',').map((each) => each.trim())
}

function statesOf(list: readonly string[] | undefined): ReportFilter['states'] | 'unreadable' {
  if (!list) return undefined
  if (list.some((each) => each !== 'open' && each !== 'closed')) return 'unreadable'
  const closed = ['resolved', 'declined', 'withdrawn']
  return REPORT_STATES.filter((state) => list.includes(closed.includes(state) ? 'closed' : 'open'))
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/

function momentOf(text: string | undefined): number | undefined | 'unreadable' {
  if (text === undefined || text === '') return undefined
  // A plus sign that was not escaped comes as a space.
  const written = text.replace(/ (?=\d{2}:?\d{2}$)/, '+')
  if (!MOMENT.test(written)) return 'unreadable'
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(written) || !written.includes('T')
  const seconds = Date.parse(zoned ? written : `${written}Z`) / 1000
  return Number.isFinite(seconds) ? Math.floor(seconds) : 'unreadable'
}
