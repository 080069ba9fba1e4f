import type { CityApi } from '@hefu/app-browser/city-api'
import { toBase64url } from '@hefu/bytes'
import {
  type Category,
  categories,
  type ListedReport,
  reportPage,
  type WorkedReport,
  workedReport,
} from './fault-report.ts'
import type { ReportWork } from './next-steps.ts'

/** Reports that were fetched, and whether the city has more of them. */
export interface FetchedReports {
  readonly reports: readonly ListedReport[]
  readonly isWhole: boolean
}

const OPEN = 'open,acknowledged,assigned,in-progress'
const CLOSED = 'resolved,declined,withdrawn'
/** Most that one answer has, and most answers that are asked for in each state: a list of more is worked by nobody. */
const PAGE = 500
const PAGES = 4

/** What reports are asked for by; the rest is filtered on this side. */
export interface ReportQuery {
  readonly kind?: string
  readonly thing?: string
}

/** Reports of the city, the newest first: all that are open, and those that were closed last. @throws ProblemError */
export async function listReports(api: CityApi, query: ReportQuery): Promise<FetchedReports> {
  const found = await Promise.all([OPEN, CLOSED].map((state) => listIn(api, { ...query, state })))
  return { reports: found.flatMap(({ reports }) => reports), isWhole: found.every(({ isWhole }) => isWhole) }
}

async function listIn(api: CityApi, query: Readonly<Record<string, string>>): Promise<FetchedReports> {
  const reports: ListedReport[] = []
  let after: string | null = null
  for (let page = 0; page < PAGES; page++) {
    const parameters = new URLSearchParams({ ...query, limit: String(PAGE), ...(after !== null && { after }) })
    const answer = await api.get(`/officers/reports?${parameters}`, reportPage)
    reports.push(...answer.reports)
    after = answer.next
    if (after === null) break
  }
  return { reports, isWhole: after === null }
}

/** What can be reported, with its names. */
export async function listCategories(api: CityApi): Promise<readonly Category[]> {
  return (await api.get('/reports/categories', categories)).categories
}

/** @throws ProblemError `unknown-report` */
export function readReport(api: CityApi, id: string): Promise<WorkedReport> {
  return api.get(`/officers/reports/${encodeURIComponent(id)}`, workedReport)
}

/** Takes a report a step on, answers its reporter, or shows its words and photos to all. @throws ProblemError with the rule that refuses it */
export function workOnReport(api: CityApi, id: string, work: ReportWork): Promise<WorkedReport> {
  return api.send('POST', `/officers/reports/${encodeURIComponent(id)}/work`, work, workedReport)
}

/** Adds photos from before or after the work. @throws ProblemError `not-a-photo`, `too-many-photos`, `closed`, `busy` */
export async function addPhotos(
  api: CityApi,
  id: string,
  { stage, photos }: { readonly stage: 'before' | 'after'; readonly photos: readonly Blob[] },
): Promise<WorkedReport> {
  const sent = await Promise.all(photos.map(async (photo) => toBase64url(new Uint8Array(await photo.arrayBuffer()))))
  return api.send('POST', `/officers/reports/${encodeURIComponent(id)}/photos`, { stage, photos: sent }, workedReport)
}

/** A photo, also one that not everybody sees. */
export function readPhoto(api: CityApi, id: string): Promise<Blob> {
  return api.picture(`/officers/reports/photos/${encodeURIComponent(id)}.jpg`)
}
