import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { ACTING, type ActingEnv, type ActingGuard } from '../organisations/acting/acting-guard.ts'
import { authorityFigures } from './authorities.ts'
import type { InspectionPorts } from './register-inspection.ts'
import { AuthoritiesAnswer, InspectionSchema, RatingBody, ShownBody } from './schemas.ts'
import { rateInspection, type ShownOutcome, type ShownRefusal, shownInspection } from './show-inspection.ts'

const TAGS = ['Inspections']
const TITLES: Readonly<Record<ShownRefusal, string>> = {
  malformed: 'This is no task code.',
  'unknown-version': 'This is a task code of another version.',
  'unknown-authority': 'The register does not know who signed it.',
  'key-ended': 'The key that signed it has ended.',
  forged: 'The authority did not sign it.',
  'other-shop': 'It is for another organisation.',
  'other-day': 'It is for another day.',
  'not-registered': 'No such inspection is registered.',
  'rated-already': 'It was rated before.',
  'wrong-rating': 'A rating is 1 to 5, and a comment has at most 500 characters in one line.',
}
const shown = {
  200: { description: 'The inspection.', content: { 'application/json': { schema: resolver(InspectionSchema) } } },
  400: problemAnswer('The request cannot be read.'),
  401: problemAnswer('Nobody is signed in for an organisation.'),
  403: problemAnswer('The mandate does not let one do this, or not from a page of this city.'),
  409: problemAnswer('A rule refuses it; `code` says which.'),
  ...COMMON_PROBLEMS,
}

/**
 * `/inspections`, what is public: numbers of authorities. `/organisation/inspections`, what an organisation is told of an inspection whose code it was
 * shown, and what it says of it. That a code was looked at is kept nowhere.
 */
export function inspectionRoutes(ports: InspectionPorts, guard: ActingGuard): Hono<ActingEnv> {
  const routes = new Hono<ActingEnv>()

  routes.get(
    '/inspections',
    describeRoute({
      tags: TAGS,
      summary: 'How many inspections and ratings each authority had; nothing of whom',
      responses: {
        200: { description: 'They.', content: { 'application/json': { schema: resolver(AuthoritiesAnswer) } } },
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) =>
      c.json({ authorities: await authorityFigures(ports) }, 200, { 'Cache-Control': 'public, max-age=3600' }),
  )

  routes.post(
    '/organisation/inspections/shown',
    describeRoute({
      tags: TAGS,
      summary: 'What was registered of an inspection whose code the organisation was shown',
      security: ACTING,
      responses: shown,
    }),
    guard('represent', 'inspect-open'),
    validator('json', ShownBody, unreadable),
    async (c) => answer(c, await shownInspection(ports, c.var.acting.organisation, c.req.valid('json').code)),
  )

  routes.post(
    '/organisation/inspections/rating',
    describeRoute({
      tags: TAGS,
      summary: 'Rates an inspection, 1 to 5, with a comment or without; once',
      security: ACTING,
      responses: shown,
    }),
    guard('represent', 'inspect-open'),
    validator('json', RatingBody, unreadable),
    async (c) => answer(c, await rateInspection(ports, c.var.acting.organisation, c.req.valid('json'))),
  )
  return routes
}

function answer(c: Context, result: ShownOutcome): Response {
  return result.outcome === 'done' ? c.json(result.inspection) : problem(c, 409, result.reason, TITLES[result.reason])
}

function unreadable(result: { readonly success: boolean }, c: Context): Response | undefined {
  return result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.')
}
