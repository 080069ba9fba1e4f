import { COMMON_PROBLEMS, problemAnswer } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { AccessTokens } from '../issuance/access-token.ts'
import { bearerOf } from '../issuance/bearer.ts'
import { openCase, withdrawCase } from './cases.ts'
import { erase, holdingsOf } from './holdings.ts'
import { caseIdOf, refuse, unreadable } from './people-answers.ts'
import { type PeoplePorts, refused } from './people-ports.ts'
import { ErasureRequestSchema, ErasureSchema, HoldingsSchema, NewCaseSchema, OpenedCaseSchema } from './schemas.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const
const TAGS = ['Your data']
const security = [{ accessToken: [] }]
const common = {
  401: { description: 'No access token, or none that is good.' },
  503: problemAnswer('The identity provider or the database does not answer; `Retry-After` says when to come back.'),
  ...COMMON_PROBLEMS,
}
const refusals = {
  400: problemAnswer('The request cannot be read.'),
  409: problemAnswer('A rule refuses it; `code` says which.'),
  413: problemAnswer('The body is too large.'),
}

/** `/holdings` and `/cases`: what a person sees, erases and asks. Each request is about the person whose token it carries, and nobody else. */
export function holderRoutes(ports: PeoplePorts, accessTokens: AccessTokens): Hono {
  const routes = new Hono()

  routes.get(
    '/holdings',
    describeRoute({
      tags: TAGS,
      summary: 'All that this city holds of who asks, and which officers had to do with it',
      security,
      responses: {
        200: { description: 'All of it.', content: { 'application/json': { schema: resolver(HoldingsSchema) } } },
        ...common,
      },
    }),
    async (c) => {
      const person = await bearerOf(c, accessTokens)
      if (person instanceof Response) return person
      return c.json(await holdingsOf(ports, person.subject), 200, NO_STORE)
    },
  )

  routes.post(
    '/holdings/erasure',
    describeRoute({
      tags: TAGS,
      summary: 'Erases what this city holds of who asks, and says what stays and why',
      security,
      responses: {
        200: {
          description: 'What was erased and what stays.',
          content: { 'application/json': { schema: resolver(ErasureSchema) } },
        },
        ...refusals,
        ...common,
      },
    }),
    validator('json', ErasureRequestSchema, unreadable),
    async (c) => {
      const person = await bearerOf(c, accessTokens)
      if (person instanceof Response) return person
      const result = await erase(ports, person.subject, c.req.valid('json').types)
      return result.outcome === 'refused' ? refuse(c, result) : c.json(result.made, 200, NO_STORE)
    },
  )

  routes.post(
    '/cases',
    describeRoute({
      tags: TAGS,
      summary: 'Appeals against an early end, or asks about data',
      security,
      responses: {
        201: { description: 'Opened.', content: { 'application/json': { schema: resolver(OpenedCaseSchema) } } },
        ...refusals,
        ...common,
      },
    }),
    validator('json', NewCaseSchema, unreadable),
    async (c) => {
      const person = await bearerOf(c, accessTokens)
      if (person instanceof Response) return person
      const result = await openCase(ports, person.subject, c.req.valid('json'))
      return result.outcome === 'refused' ? refuse(c, result) : c.json(result.made, 201, NO_STORE)
    },
  )

  routes.delete(
    '/cases/:id',
    describeRoute({
      tags: TAGS,
      summary: 'Takes a case back: it is deleted',
      security,
      responses: {
        204: { description: 'Deleted.' },
        404: problemAnswer('This person has no such case.'),
        ...common,
      },
    }),
    async (c) => {
      const person = await bearerOf(c, accessTokens)
      if (person instanceof Response) return person
      const id = caseIdOf(c.req.param('id'))
      const result = id ? await withdrawCase(ports, person.subject, id) : refused('unknown-case')
      return result.outcome === 'refused' ? refuse(c, result) : c.body(null, 204, NO_STORE)
    },
  )
  return routes
}
