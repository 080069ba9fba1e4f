import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { MANDATE_POWERS } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import { actingCookie, askedCookie } from './acting-cookies.ts'
import { ACTING, type ActingEnv, type ActingGuard } from './acting-guard.ts'
import { ACTING_SECONDS, type ActingPorts, ANSWER_GRACE, askForMandate, type SignInRefusal, signIn } from './sign-in.ts'

const TAGS = ['Organisations']
const AskedAnswer = z.object({
  request: z.string().meta({ description: 'The text of a QR code for a wallet, `HQ1:...`.' }),
  validUntil: z.int(),
})
const AnswerBody = z.object({
  pass: z.string().max(4296).meta({ description: 'What the wallet answered, `HF1:...`.' }),
})
const ActingAnswer = z.object({
  organisation: z.string(),
  powers: z.array(z.enum(MANDATE_POWERS)).meta({ description: 'Those that were disclosed.' }),
  until: z.int().meta({ description: 'Unix seconds.' }),
})
const TITLES: Readonly<Record<SignInRefusal, string>> = {
  'not-asked': 'This browser has not asked for that answer, or too long ago. Ask anew.',
  'answer-late': 'The answer came too late. Ask anew.',
  'mandate-lapsed': 'The mandate is of weeks that are over, and is not renewed.',
  'pass-refused': 'The answer is no mandate that is good here and now.',
}
const common = { 403: problemAnswer('Not from a page of this city.'), ...COMMON_PROBLEMS }

/**
 * `/organisation/session`: signing in for an organisation is an answer to a request, as at any counter. There are no accounts and no passwords, and
 * nothing is kept here: the browser keeps what the city signed.
 */
export function actingRoutes(ports: ActingPorts, guard: ActingGuard): Hono<ActingEnv> {
  const routes = new Hono<ActingEnv>()
  const { check } = ports

  routes.post(
    '/organisation/session/request',
    describeRoute({
      tags: TAGS,
      summary: 'Asks the wallet of somebody who acts for an organisation',
      responses: {
        200: { description: 'The request.', content: { 'application/json': { schema: resolver(AskedAnswer) } } },
        503: problemAnswer('This city has no service by which organisations sign in.'),
        ...common,
      },
    }),
    async (c) => {
      const asked = check && (await askForMandate({ ...ports, check }, askedCookie.read(c) ?? ''))
      if (!asked) return noService(c)
      const { request, validUntil, ticket } = asked
      askedCookie.give(c, ticket, Math.max(1, Math.ceil(validUntil + ANSWER_GRACE - ports.clock())))
      return c.json({ request, validUntil })
    },
  )

  routes.post(
    '/organisation/session',
    describeRoute({
      tags: TAGS,
      summary: 'Signs this browser in by what the wallet answered',
      responses: {
        200: { description: 'Signed in.', content: { 'application/json': { schema: resolver(ActingAnswer) } } },
        400: problemAnswer('The request cannot be read.'),
        401: problemAnswer('The answer was refused; `code` says why.'),
        503: problemAnswer('This city has no service by which organisations sign in.'),
        ...common,
      },
    }),
    validator('json', AnswerBody, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.'),
    ),
    (c) => {
      if (!check) return noService(c)
      const result = signIn({ ...ports, check }, { ...c.req.valid('json'), ticket: askedCookie.read(c) ?? '' })
      if (result.outcome === 'refused') return problem(c, 401, result.reason, TITLES[result.reason])
      askedCookie.give(c, '', 0)
      actingCookie.give(c, result.token, ACTING_SECONDS)
      return c.json(result.acting)
    },
  )

  routes.get(
    '/organisation/session',
    describeRoute({
      tags: TAGS,
      summary: 'For which organisation this browser acts',
      security: ACTING,
      responses: {
        200: { description: 'The organisation.', content: { 'application/json': { schema: resolver(ActingAnswer) } } },
        401: problemAnswer('For none.'),
        ...common,
      },
    }),
    guard(),
    (c) => c.json(c.var.acting),
  )

  routes.delete(
    '/organisation/session',
    describeRoute({ tags: TAGS, summary: 'Signs out', responses: { 204: { description: 'Signed out.' }, ...common } }),
    (c) => {
      actingCookie.give(c, '', 0)
      return c.body(null, 204)
    },
  )
  return routes
}

function noService(c: Context): Response {
  return problem(c, 503, 'no-sign-in', 'This city has no service by which organisations sign in.')
}
