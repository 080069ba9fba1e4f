import { BytesError, fromBase64url } from '@hefu/bytes'
import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod'
import { unreadable } from '../people/people-answers.ts'
import { listedOf, workedOf } from './answers.ts'
import { pictureAnswer } from './photos/picture-answer.ts'
import type { ReportPorts } from './ports.ts'
import { readReportFilter } from './read-filter.ts'
import type { Report } from './report.ts'
import { isReportId } from './report-id.ts'
import type { ReportPage } from './report-list.ts'
import { PhotosRequestSchema, ReportListSchema, ReportWorkSchema, WorkedReportSchema } from './schemas.ts'
import { addPhotos, type ReportWorker, seeReport, type WorkRefusal, workOnReport } from './work-on-reports.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const
const TAGS = ['Work on reports']
const json = (description: string, schema: z.ZodType) => ({
  200: { description, content: { 'application/json': { schema: resolver(schema) } } },
})
const PARAMETERS = [
  ['state', 'One or more, with commas between.'],
  ['kind', 'The id of a kind of things.'],
  ['category', 'A service code.'],
  ['thing', 'The id of a thing.'],
  ['area', 'west,south,east,north in degrees.'],
  ['age', 'Opened at least so many days ago.'],
  ['after', 'What the page before gave as `next`.'],
  ['limit', 'At most so many: 1 to 500, 50 unless given.'],
] as const

/** Who asks, and how that is described. */
export interface WorkAccess {
  /** `/custodian` or `/officers`. */
  readonly prefix: string
  readonly security: { [scheme: string]: string[] }[]
  /** Who works, or the answer that refuses. */
  worker(c: Context): Promise<ReportWorker | Response>
  /** Called when something was done, before it is answered. */
  noted?(c: Context, report: Report): Promise<void>
}

/** What whoever works on reports reads and does: the same for custodians with their keys and officers at the console. */
export function workRoutes(ports: ReportPorts, access: WorkAccess): Hono {
  const routes = new Hono()
  const { prefix, security, worker } = access
  const parameters = PARAMETERS.map(([name, description]) => {
    return { name, in: 'query' as const, description, schema: { type: 'string' as const } }
  })
  const common = {
    400: problemAnswer('The request cannot be read.'),
    401: problemAnswer('Nobody is signed in, or no key is good.'),
    ...COMMON_PROBLEMS,
  }
  const refusals = {
    404: problemAnswer('There is no such report of this custodian.'),
    409: problemAnswer('A rule refuses it; `code` says which.'),
    413: problemAnswer('The body is too large.'),
  }

  async function list(c: Context): Promise<ReportPage | Response> {
    const by = await worker(c)
    if (by instanceof Response) return by
    const read = readReportFilter(c.req.query(), Math.floor(ports.clock()))
    if (!read) return problem(c, 400, 'malformed-request', 'The query cannot be read.')
    const own = by.custodian === null ? {} : { custodian: by.custodian }
    return ports.store.list({ ...read.filter, ...own }, read.limit)
  }

  async function done(c: Context, by: ReportWorker, result: Report | WorkRefusal): Promise<Response> {
    if (typeof result === 'string') return refuse(c, result)
    await access.noted?.(c, result)
    const whole = await seeReport(ports, by, result.id)
    return whole ? c.json(workedOf(whole), 200, NO_STORE) : refuse(c, 'unknown-report')
  }

  routes.get(
    `${prefix}/reports`,
    describeRoute({
      tags: TAGS,
      summary: 'Reports, the newest first',
      security,
      parameters,
      responses: { ...json('Some of them.', ReportListSchema), ...common },
    }),
    async (c) => {
      const page = await list(c)
      if (page instanceof Response) return page
      return c.json({ reports: page.reports.map(listedOf), next: page.next }, 200, NO_STORE)
    },
  )

  routes.get(
    `${prefix}/reports.geojson`,
    describeRoute({
      tags: TAGS,
      summary: 'The same reports for a map (RFC 7946), without words',
      security,
      parameters,
      responses: { 200: { description: 'Points.', content: { 'application/geo+json': {} } }, ...common },
    }),
    async (c) => {
      const page = await list(c)
      if (page instanceof Response) return page
      const type = 'application/geo+json'
      return c.body(JSON.stringify(geojsonOf(page.reports)), 200, { 'Content-Type': type, ...NO_STORE })
    },
  )

  routes.get(
    `${prefix}/reports/photos/:file`,
    describeRoute({
      tags: TAGS,
      summary: 'A photo of a report, shown to all or not',
      security,
      responses: { 200: { description: 'The photo.', content: { 'image/jpeg': {} } }, ...common, ...refusals },
    }),
    async (c) => {
      const by = await worker(c)
      if (by instanceof Response) return by
      const isTheirs = (photo: { readonly custodian: string }): boolean =>
        by.custodian === null || by.custodian === photo.custodian
      return pictureAnswer(c, ports.store, c.req.param('file') ?? '', isTheirs, 'no-store')
    },
  )

  routes.get(
    `${prefix}/reports/:id`,
    describeRoute({
      tags: TAGS,
      summary: 'A report with all that belongs to it',
      security,
      responses: { ...json('The report.', WorkedReportSchema), ...common, ...refusals },
    }),
    async (c) => {
      const by = await worker(c)
      if (by instanceof Response) return by
      const id = c.req.param('id') ?? ''
      const whole = isReportId(id) ? await seeReport(ports, by, id) : null
      return whole ? c.json(workedOf(whole), 200, NO_STORE) : refuse(c, 'unknown-report')
    },
  )

  routes.post(
    `${prefix}/reports/:id/work`,
    describeRoute({
      tags: TAGS,
      summary: 'Takes a report a step on, answers its reporter, or shows its words and photos to all',
      security,
      responses: { ...json('The report.', WorkedReportSchema), ...common, ...refusals },
    }),
    validator('json', ReportWorkSchema, unreadable),
    async (c) => {
      const by = await worker(c)
      if (by instanceof Response) return by
      return done(c, by, await workOnReport(ports, by, c.req.param('id') ?? '', c.req.valid('json')))
    },
  )

  routes.post(
    `${prefix}/reports/:id/photos`,
    describeRoute({
      tags: TAGS,
      summary: 'Adds photos from before or after the work, in the place of those that were there',
      security,
      responses: { ...json('The report.', WorkedReportSchema), ...common, ...refusals },
    }),
    validator('json', PhotosRequestSchema, unreadable),
    async (c) => {
      const by = await worker(c)
      if (by instanceof Response) return by
      const { stage, shown = true, photos } = c.req.valid('json')
      const bytes = readPhotos(photos)
      if (!bytes) return refuse(c, 'not-a-photo')
      const sent = { stage, shown, photos: bytes }
      return done(c, by, await addPhotos(ports, by, c.req.param('id') ?? '', sent))
    },
  )

  return routes
}

/** Reports as points of a map. */
function geojsonOf(reports: readonly Report[]): unknown {
  return {
    type: 'FeatureCollection',
    features: reports.map(({ id, category, thing, state, point, openedAt, custodian }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'Point', coordinates: [point.longitude, point.latitude] },
      properties: { id, category, thing, state, custodian, openedAt },
    })),
  }
}

function refuse(c: Context, reason: WorkRefusal): Response {
  if (reason === 'unknown-report') return problem(c, 404, reason, 'There is no such report.')
  if (reason === 'busy') return problem(c, 503, reason, 'Too many photos wait now.', { 'Retry-After': '30' })
  return problem(c, 409, reason, 'It is not done; the code says why.')
}

function readPhotos(photos: readonly string[]): readonly Uint8Array[] | null {
  try {
    return photos.map(fromBase64url)
  } catch (error) {
    if (error instanceof BytesError) return null
    throw error
  }
}
