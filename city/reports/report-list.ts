import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/schema.ts'
import { boxAround, distanceTo } from '../things/search/distance.ts'
import { type Box, geohashRanges } from '../things/search/geohash.ts'
import type { Point } from '../things/thing.ts'
import type { Report, ReportState } from './report.ts'
import { fromReportRow, REPORT_COLUMNS } from './report-row.ts'

/** What reports are looked for by: all of what is given has to fit. */
export interface ReportFilter {
  readonly ids?: readonly string[]
  readonly categories?: readonly string[]
  /** Of the category. */
  readonly kind?: string
  readonly custodian?: string
  readonly thing?: string
  readonly states?: readonly ReportState[]
  readonly area?: Box
  /** Opened then or later, in Unix seconds. */
  readonly from?: number
  /** Opened before, in Unix seconds. */
  readonly before?: number
  /** Behind this one in the order of the list: `next` of the page before. */
  readonly after?: string
}

/** Some reports, the newest first, and what to send as `after` for the next ones; null at the end. */
export interface ReportPage {
  readonly reports: readonly Report[]
  readonly next: string | null
}

/** Reports that fit, the newest first. */
export async function listReports(
  database: Kysely<Database>,
  filter: ReportFilter,
  limit: number,
): Promise<ReportPage> {
  const { ids, categories, kind, custodian, thing, states, area, from, before, after } = filter
  if ([ids, categories, states].some((some) => some?.length === 0)) return { reports: [], next: null }
  let query = database.selectFrom('report').select(REPORT_COLUMNS)
  if (ids) query = query.where('report.id', 'in', ids)
  if (categories) query = query.where('report.category', 'in', categories)
  if (kind !== undefined) {
    query = query.where('report.category', 'in', (by) =>
      by.selectFrom('fault_category').select('code').where('kind', '=', kind),
    )
  }
  if (custodian !== undefined) query = query.where('report.custodian', '=', custodian)
  if (thing !== undefined) query = query.where('report.thing', '=', thing)
  if (states) query = query.where('report.state', 'in', states)
  if (area) {
    const ranges = geohashRanges(area)
    query = query
      .where((by) => by.or(ranges.map((range) => by.between(by.ref('report.geohash'), range.from, range.before))))
      .where('report.longitude', '>=', area.west)
      .where('report.longitude', '<=', area.east)
      .where('report.latitude', '>=', area.south)
      .where('report.latitude', '<=', area.north)
  }
  if (from !== undefined) query = query.where('report.opened_at', '>=', from)
  if (before !== undefined) query = query.where('report.opened_at', '<', before)
  const cursor = after === undefined ? null : readCursor(after)
  if (cursor) {
    query = query.where((by) =>
      by.or([
        by('report.opened_at', '<', cursor.openedAt),
        by.and([by('report.opened_at', '=', cursor.openedAt), by('report.id', '>', cursor.id)]),
      ]),
    )
  }
  const rows = await query
    .orderBy('report.opened_at', 'desc')
    .orderBy('report.id')
    .limit(limit + 1)
    .execute()
  const reports = rows.slice(0, limit).map(fromReportRow)
  const last = reports.at(-1)
  return { reports, next: rows.length > limit && last ? `${last.openedAt}.${last.id}` : null }
}

/** How far away reports of the same fault are looked for, in metres. */
const NEAR_METRES = 30

/** A report that is still open and may be of the same fault. */
export interface SimilarReport {
  readonly report: Report
  /** Metres. */
  readonly distance: number
}

/** Open reports of a category with the same thing, or not farther away than {@link NEAR_METRES}; those of the thing first, then the nearest. */
export async function similarReports(
  database: Kysely<Database>,
  { category, thing, point }: { readonly category: string; readonly thing: string | null; readonly point: Point },
  limit: number,
): Promise<readonly SimilarReport[]> {
  const distance = distanceTo(point)
  const ranges = geohashRanges(boxAround(point, NEAR_METRES))
  const rows = await database
    .selectFrom('report')
    .select(REPORT_COLUMNS)
    .select(distance.as('distance'))
    .where('category', '=', category)
    .where('closed_at', 'is', null)
    .where((by) =>
      by.or([
        by('thing', '=', thing),
        by.and([
          by.or(ranges.map(({ from, before }) => by.between(by.ref('geohash'), from, before))),
          by(distance, '<=', NEAR_METRES),
        ]),
      ]),
    )
    .orderBy(sql`thing is distinct from ${thing}::text`)
    .orderBy(distance)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ distance: metres, ...row }) => ({ report: fromReportRow(row), distance: metres }))
}

function readCursor(text: string): { readonly openedAt: number; readonly id: string } | null {
  const [, openedAt, id = ''] = /^(\d{1,11})\.([a-z2-7]{16})$/.exec(text) ?? []
  return openedAt === undefined ? null : { openedAt: Number(openedAt), id }
}
