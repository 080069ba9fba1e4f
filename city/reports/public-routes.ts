import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod'
import { unreadable } from '../people/people-answers.ts'
import { withdrawReport } from './follow-report.ts'
import { readSecret } from './follow-secret.ts'
import { languageAsked } from './language.ts'
import { pictureAnswer } from './photos/picture-answer.ts'
import type { ReportPorts } from './ports.ts'
import { readFollowed } from './read-followed.ts'
import { REFUSALS } from './refusals.ts'
import { isReportId } from './report-id.ts'
import {
  CategoriesSchema,
  FollowedReportSchema,
  SecretRequestSchema,
  SimilarListSchema,
  SimilarRequestSchema,
} from './schemas.ts'
import { findSimilar } from './submit-report.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const
const TAGS = ['Fault reports']
const json = (description: string, schema: z.ZodType) => ({
  200: { description, content: { 'application/json': { schema: resolver(schema) } } },
})
const unknown = { 404: problemAnswer('No report has this id and this secret.') }
const unreadableBody = { 400: problemAnswer('The request cannot be read, or a rule refuses it; `code` says which.') }

/**
 * What a reporter needs beside Open311. Where they are and what they follow stands in bodies alone, never in an address that a log between might
 * keep.
 */
export function reportRoutes(ports: ReportPorts): Hono {
  const routes = new Hono()

  routes.get(
    '/reports/categories',
    describeRoute({
      tags: TAGS,
      summary: 'What can be reported, in both languages',
      responses: { ...json('Categories of faults.', CategoriesSchema), ...COMMON_PROBLEMS },
    }),
    async (c) => {
      const offered = (await ports.categories.all()).filter((each) => each.offered)
      const categories = offered.map(({ code, kind, custodian, name, hint }) => {
        return { code, kind, needsThing: custodian === null, name, hint }
      })
      return c.json({ categories }, 200, { 'Cache-Control': 'public, max-age=60' })
    },
  )

  routes.post(
    '/reports/similar',
    describeRoute({
      tags: TAGS,
      summary: 'Open reports that may be of the same fault, to look at before sending another',
      responses: { ...json('At most five.', SimilarListSchema), ...unreadableBody, ...COMMON_PROBLEMS },
    }),
    validator('json', SimilarRequestSchema, unreadable),
    async (c) => {
      const { category, thing = null, latitude, longitude } = c.req.valid('json')
      const found = await findSimilar(ports, { category, thing, latitude, longitude, words: '' })
      if (typeof found === 'string') return problem(c, 400, found, REFUSALS[found].words[languageAsked(c)])
      const similar = found.map(({ report, distance }) => ({
        id: report.id,
        thing: report.thing,
        state: report.state,
        openedAt: report.openedAt,
        metres: Math.round(distance),
        words: report.wordsShown ? report.words : null,
      }))
      return c.json({ similar }, 200, NO_STORE)
    },
  )

  routes.post(
    '/reports/:id/following',
    describeRoute({
      tags: TAGS,
      summary: 'A report as its reporter sees it',
      responses: { ...json('The report.', FollowedReportSchema), ...unreadableBody, ...unknown, ...COMMON_PROBLEMS },
    }),
    validator('json', SecretRequestSchema, unreadable),
    async (c) => {
      const followed = await readFollowed(ports, c.req.param('id') ?? '', c.req.valid('json').secret)
      return followed ? c.json(followed, 200, NO_STORE) : notKnown(c)
    },
  )

  routes.post(
    '/reports/:id/withdrawal',
    describeRoute({
      tags: TAGS,
      summary: 'Takes a report back: its words, photos and secret go at once',
      responses: {
        204: { description: 'Withdrawn.' },
        ...unreadableBody,
        ...unknown,
        409: problemAnswer('It has ended already.'),
        ...COMMON_PROBLEMS,
      },
    }),
    validator('json', SecretRequestSchema, unreadable),
    async (c) => {
      const id = c.req.param('id') ?? ''
      const secret = readSecret(c.req.valid('json').secret)
      const result = secret && isReportId(id) ? await withdrawReport(ports, id, secret) : 'unknown-report'
      if (result === 'unknown-report') return notKnown(c)
      return result === 'closed' ? problem(c, 409, result, 'It has ended already.') : c.body(null, 204, NO_STORE)
    },
  )

  routes.get(
    '/reports/photos/:file',
    describeRoute({
      tags: TAGS,
      summary: 'A photo that is shown to all: its id and .jpg',
      responses: {
        200: { description: 'The photo.', content: { 'image/jpeg': {} } },
        404: problemAnswer('There is none of this name, or it is not shown.'),
        ...COMMON_PROBLEMS,
      },
    }),
    (c) => pictureAnswer(c, ports.store, c.req.param('file'), ({ shown }) => shown, 'public, max-age=300'),
  )

  return routes
}

function notKnown(c: Context): Response {
  return problem(c, 404, 'unknown-report', 'No report has this id and this secret.')
}
