import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import type { CityConfig } from '../../config.ts'
import type { AnswerBox } from './answer-box.ts'

const TAGS = ['Organisations']
const NO_STORE = { 'Cache-Control': 'no-store' } as const
const Answer = z.object({ pass: z.string().max(4296).meta({ example: 'HF1:...' }) })
const Next = z.object({ next: z.url().meta({ description: 'Where whoever answered goes on, in the same browser.' }) })

/** Where wallets send answers to a request of an organisation's page: the registered address of its service. */
export const ANSWERS_PATH = '/answers/organisation'

/**
 * `POST /answers/organisation` for wallets, `GET` of the address that it gives them, which leads back to the page, and
 * `GET /organisation/session/answer/:code` with which that page has the answer.
 */
export function answerRoutes(box: AnswerBox, config: Pick<CityConfig, 'publicUrl' | 'organisationOrigin'>): Hono {
  const routes = new Hono()
  routes.post(
    ANSWERS_PATH,
    describeRoute({
      tags: TAGS,
      summary: 'A wallet sends the answer to what an organisation’s page asked',
      responses: {
        200: {
          description: 'Kept for a minute, for whoever answered.',
          content: { 'application/json': { schema: resolver(Next) } },
        },
        422: problemAnswer('Not an answer, or too many wait.'),
        ...COMMON_PROBLEMS,
      },
    }),
    validator('json', Answer, (result, c) =>
      result.success ? undefined : problem(c, 422, 'malformed', 'This is no answer.'),
    ),
    (c) => {
      const code = box.put(c.req.valid('json').pass)
      if (code === null) return problem(c, 422, 'malformed', 'This is no answer, or too many wait.')
      return c.json({ next: `${config.publicUrl}${ANSWERS_PATH}/${code}` }, 200, NO_STORE)
    },
  )

  routes.get(
    `${ANSWERS_PATH}/:code`,
    describeRoute({
      tags: TAGS,
      summary: 'Leads who answered to the page of organisations',
      responses: { 303: { description: 'There.' }, 404: problemAnswer('There is no such page.'), ...COMMON_PROBLEMS },
    }),
    (c) => {
      const { organisationOrigin } = config
      if (organisationOrigin === undefined) return problem(c, 404, 'not-found', 'There is nothing at this address.')
      return c.redirect(`${organisationOrigin}/#/answered/${encodeURIComponent(c.req.param('code'))}`, 303)
    },
  )

  routes.get(
    '/organisation/session/answer/:code',
    describeRoute({
      tags: TAGS,
      summary: 'The answer that a wallet has sent',
      responses: {
        200: { description: 'The answer, once.', content: { 'application/json': { schema: resolver(Answer) } } },
        404: problemAnswer('There is none any more.'),
        ...COMMON_PROBLEMS,
      },
    }),
    (c) => {
      const pass = box.take(c.req.param('code'))
      return pass === null
        ? problem(c, 404, 'answer-late', 'The answer came too late. Ask anew.')
        : c.json({ pass }, 200, NO_STORE)
    },
  )
  return routes
}
