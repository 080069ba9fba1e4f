import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { MANDATE_POWERS } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../../officers/officer-session.ts'
import {
  approveFirstMandate,
  declineFirstMandate,
  type EndRefusal,
  endUnredeemed,
  type FirstMandatePorts,
  type FirstMandateRefusal,
  proposeFirstMandate,
  representatives,
  waitingOrders,
} from './first-mandate.ts'
import { FirstMandateBody, GrantedAnswer, GrantsAnswer } from './grant-schemas.ts'
import { grantAnswer, readGrantId, unreadable, wrong } from './routes.ts'

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
const END_TITLES: Readonly<Record<EndRefusal, string>> = {
  'unknown-grant': 'The organisation has no such grant.',
  redeemed: 'A wallet holds this mandate: its organisation ends it.',
}
const common = {
  401: problemAnswer('Nobody is signed in.'),
  403: problemAnswer('The directory does not give this officer the task, or not from the console.'),
  ...COMMON_PROBLEMS,
}
const unknown = { 404: problemAnswer('Nothing of this name waits.') }
const ID = /^[0-9a-f]{32}$/

/**
 * `/officers/mandates`: the first mandate of an organisation is granted by two officers. Afterwards it grants its own: officers see whether it can,
 * and end no mandate that a wallet holds.
 */
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

  routes.get(
    '/officers/mandates/of/:organisation',
    describeRoute({
      tags: TAGS,
      summary: 'Mandates to represent an organisation; who holds them nobody knows',
      security: OFFICER,
      responses: {
        200: { description: 'The grants.', content: { 'application/json': { schema: resolver(GrantsAnswer) } } },
        ...common,
      },
    }),
    guard('organisations'),
    async (c) => c.json({ mandates: (await representatives(ports, c.req.param('organisation'))).map(grantAnswer) }),
  )

  routes.post(
    '/officers/mandates/of/:organisation/:grant/end',
    describeRoute({
      tags: TAGS,
      summary: 'Ends a mandate whose code nobody has redeemed',
      security: OFFICER,
      responses: {
        204: { description: 'Ended.' },
        404: problemAnswer(END_TITLES['unknown-grant']),
        409: problemAnswer(END_TITLES.redeemed),
        ...common,
      },
    }),
    guard('organisations'),
    async (c) => {
      const id = readGrantId(c.req.param('grant'))
      const organisation = c.req.param('organisation')
      const result = id ? await endUnredeemed(ports, c.var.officer.id, organisation, id) : 'unknown-grant'
      if (result === 'ended') return c.body(null, 204)
      return problem(c, result === 'redeemed' ? 409 : 404, result, END_TITLES[result])
    },
  )
  return routes
}
