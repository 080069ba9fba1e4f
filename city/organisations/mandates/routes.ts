import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { type GrantId, grantId, StandardError } from '@hefu/standard'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { ACTING, type ActingEnv, type ActingGuard } from '../acting/acting-guard.ts'
import { endGrant, type GrantSeen, grantMandate, grantsOf, type MandatePorts } from './grant-mandate.ts'
import { GrantBody, GrantedAnswer, GrantsAnswer } from './grant-schemas.ts'

const TAGS = ['Organisations']
const common = {
  401: problemAnswer('Nobody is signed in for an organisation.'),
  403: problemAnswer('The mandate does not let one do this, or not from a page of this city.'),
  ...COMMON_PROBLEMS,
}

/** `/organisation/mandates`: what an organisation lets people do for it. Whoever represents it grants and ends; nobody is named. */
export function mandateRoutes(ports: MandatePorts, guard: ActingGuard): Hono<ActingEnv> {
  const routes = new Hono<ActingEnv>()

  routes.get(
    '/organisation/mandates',
    describeRoute({
      tags: TAGS,
      summary: 'What the organisation has granted',
      security: ACTING,
      responses: {
        200: { description: 'The grants.', content: { 'application/json': { schema: resolver(GrantsAnswer) } } },
        ...common,
      },
    }),
    guard('represent'),
    async (c) => c.json({ mandates: (await grantsOf(ports, c.var.acting.organisation)).map(grantAnswer) }),
  )

  routes.post(
    '/organisation/mandates',
    describeRoute({
      tags: TAGS,
      summary: 'Grants a mandate, and answers the code to hand over',
      security: ACTING,
      responses: {
        200: { description: 'Granted.', content: { 'application/json': { schema: resolver(GrantedAnswer) } } },
        400: problemAnswer('The terms cannot be read, or do not fit.'),
        ...common,
      },
    }),
    guard('represent'),
    validator('json', GrantBody, unreadable),
    async (c) => {
      const { organisation } = c.var.acting
      const [latest] = await ports.grants.ofOrganisation(organisation)
      if (!latest) return problem(c, 403, 'not-your-power', 'The organisation has no mandate here.')
      const { organisationName } = latest
      const result = await grantMandate(ports, { ...c.req.valid('json'), organisation, organisationName })
      if (result.outcome === 'refused') return wrong(c, result.wrong)
      return c.json({ id: result.granted.grant.id, code: result.granted.code })
    },
  )

  routes.post(
    '/organisation/mandates/:id/end',
    describeRoute({
      tags: TAGS,
      summary: 'Ends a mandate: it is refreshed no more, and can be shown for two more epochs at most',
      security: ACTING,
      responses: {
        204: { description: 'Ended.' },
        404: problemAnswer('The organisation has no such grant.'),
        ...common,
      },
    }),
    guard('represent'),
    async (c) => {
      const id = readGrantId(c.req.param('id'))
      const ended = id && (await endGrant(ports, c.var.acting.organisation, id))
      if (ended !== 'ended') return problem(c, 404, 'unknown-grant', 'The organisation has no such grant.')
      return c.body(null, 204)
    },
  )
  return routes
}

/** Says which part of the terms does not fit. */
export function wrong(c: Context, part: string): Response {
  return problem(c, 400, 'wrong-terms', `The terms do not fit: ${part}.`)
}

/** Answers a body that no schema takes. */
export function unreadable(result: { readonly success: boolean }, c: Context): Response | undefined {
  return result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.')
}

/** A grant as its organisation and the officers see it. */
export function grantAnswer({
  organisation: _o,
  organisationName: _n,
  ...grant
}: GrantSeen): Omit<GrantSeen, 'organisation' | 'organisationName'> {
  return grant
}

/** The id of a grant; null for what is none. */
export function readGrantId(text: string): GrantId | null {
  try {
    return grantId(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}
