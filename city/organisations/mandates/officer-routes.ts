import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { MANDATE_POWERS } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../../officers/officer-session.ts'
import {
  approveFirstMandate,
  declineFirstMandate,
  type FirstMandatePorts,
  type FirstMandateRefusal,
  proposeFirstMandate,
  waitingOrders,
} from './first-mandate.ts'
import { FirstMandateBody, GrantedAnswer } from './grant-schemas.ts'
import { unreadable, wrong } from './routes.ts'

const TAGS = ['Officers']
const OrderSchema = z.object({
  id: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
  powers: z.array(z.enum(MANDATE_POWERS)),
  cap: z.string().nullable(),
  validUntil: z.string().nullable(),
  proposer: z.string(),
  proposedAt: z.int(),
})
const OrdersAnswer = z.object({ orders: z.array(OrderSchema) })
const TITLES: Readonly<Record<FirstMandateRefusal, string>> = {
  'unknown-order': 'Nothing of this name waits.',
  'self-approval': 'Another officer approves what one has proposed.',
  'wrong-terms': 'Its last day has passed.',
}
const common = {
  401: problemAnswer('Nobody is signed in.'),
  403: problemAnswer('The directory does not give this officer the task, or not from the console.'),
  ...COMMON_PROBLEMS,
}
const unknown = { 404: problemAnswer('Nothing of this name waits.') }
const ID = /^[0-9a-f]{32}$/

/** `/officers/mandates`: the first mandate of an organisation is granted by two officers. Afterwards it grants its own. */
export function firstMandateRoutes(ports: FirstMandatePorts, guard: OfficerGuard): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()

  routes.get(
    '/officers/mandates',
    describeRoute({
      tags: TAGS,
      summary: 'First mandates that wait for a second officer',
      security: OFFICER,
      responses: {
        200: { description: 'They.', content: { 'application/json': { schema: resolver(OrdersAnswer) } } },
        ...common,
      },
    }),
    guard('organisations'),
    async (c) => c.json({ orders: await waitingOrders(ports) }),
  )

  routes.post(
    '/officers/mandates',
    describeRoute({
      tags: TAGS,
      summary: 'Proposes the first mandate of an organisation',
      security: OFFICER,
      responses: {
        200: { description: 'It waits.', content: { 'application/json': { schema: resolver(OrderSchema) } } },
        400: problemAnswer('The terms cannot be read, or do not fit.'),
        ...common,
      },
    }),
    guard('organisations'),
    validator('json', FirstMandateBody, unreadable),
    async (c) => {
      const order = await proposeFirstMandate(ports, c.var.officer.id, c.req.valid('json'))
      return typeof order === 'string' ? wrong(c, order) : c.json(order)
    },
  )

  routes.post(
    '/officers/mandates/:id/approval',
    describeRoute({
      tags: TAGS,
      summary: 'Approves it, and answers the code for the organisation',
      security: OFFICER,
      responses: {
        200: { description: 'Granted.', content: { 'application/json': { schema: resolver(GrantedAnswer) } } },
        409: problemAnswer('A rule refuses it; `code` says which.'),
        ...unknown,
        ...common,
      },
    }),
    guard('organisations'),
    async (c) => {
      const id = c.req.param('id')
      const result = ID.test(id) ? await approveFirstMandate(ports, c.var.officer.id, id) : 'unknown-order'
      if (typeof result !== 'string') return c.json({ id: result.grant.id, code: result.code })
      return problem(c, result === 'unknown-order' ? 404 : 409, result, TITLES[result])
    },
  )

  routes.post(
    '/officers/mandates/:id/decline',
    describeRoute({
      tags: TAGS,
      summary: 'Declines it',
      security: OFFICER,
      responses: { 204: { description: 'Declined.' }, ...unknown, ...common },
    }),
    guard('organisations'),
    async (c) => {
      const id = c.req.param('id')
      const result = ID.test(id) ? await declineFirstMandate(ports, c.var.officer.id, id) : 'unknown-order'
      return result === 'declined' ? c.body(null, 204) : problem(c, 404, result, TITLES[result])
    },
  )
  return routes
}
