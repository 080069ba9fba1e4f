import { toBase64 } from '@hefu/bytes'
import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod'
import { unreadable } from '../../people/people-answers.ts'
import { custodianOf } from '../../things/custodian-routes.ts'
import type { ThingPorts } from '../../things/ports.ts'
import { DeliveriesSchema, NewWebhookSchema, WebhookRequestSchema, WebhooksSchema } from '../schemas.ts'
import type { WebhookStore } from './webhook-store.ts'
import { readWebhookUrl, type WebhookReach } from './webhook-url.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const
const TAGS = ['Webhooks']
const security = [{ custodianKey: [] }]
const common = { 401: problemAnswer('No key of a custodian, or one that is not valid any more.'), ...COMMON_PROBLEMS }
const unknown = { 404: problemAnswer('There is no such webhook of this custodian.') }
const json = (status: 200 | 201, description: string, schema: z.ZodType) => ({
  [status]: { description, content: { 'application/json': { schema: resolver(schema) } } },
})

/** `/custodian/webhooks`: where a custodian wants to be told of their reports. */
export function webhookRoutes(ports: {
  readonly store: WebhookStore
  readonly things: Pick<ThingPorts, 'register'>
  readonly reach: WebhookReach
}): Hono {
  const { store, things, reach } = ports
  const routes = new Hono()

  routes.get(
    '/custodian/webhooks',
    describeRoute({
      tags: TAGS,
      summary: 'A custodian’s webhooks',
      security,
      responses: { ...json(200, 'All of them.', WebhooksSchema), ...common },
    }),
    async (c) => {
      const custodian = await custodianOf(c, things)
      if (custodian instanceof Response) return custodian
      return c.json({ webhooks: await store.list(custodian.id) }, 200, NO_STORE)
    },
  )

  routes.post(
    '/custodian/webhooks',
    describeRoute({
      tags: TAGS,
      summary: 'Adds a webhook. Its secret is told this once',
      description:
        'Calls are POST with JSON {type, timestamp, data: {report, state}}, signed as Standard Webhooks has it. They say that something happened; what, is read with the custodian’s key.',
      security,
      responses: {
        ...json(201, 'Added.', NewWebhookSchema),
        400: problemAnswer('The request cannot be read.'),
        409: problemAnswer('There are five already.'),
        422: problemAnswer('Only https addresses of the public internet are called.'),
        ...common,
      },
    }),
    validator('json', WebhookRequestSchema, unreadable),
    async (c) => {
      const custodian = await custodianOf(c, things)
      if (custodian instanceof Response) return custodian
      const url = readWebhookUrl(c.req.valid('json').url, reach)
      if (!url) return problem(c, 422, 'address-refused', 'Only https addresses of the public internet are called.')
      const added = await store.add(custodian.id, url.href)
      if (added === 'too-many') return problem(c, 409, added, 'There are five already: end one of them first.')
      return c.json({ ...added.webhook, secret: `whsec_${toBase64(added.secret)}` }, 201, NO_STORE)
    },
  )

  routes.delete(
    '/custodian/webhooks/:id',
    describeRoute({
      tags: TAGS,
      summary: 'Ends a webhook: nothing more is sent to it',
      security,
      responses: { 204: { description: 'Ended.' }, ...unknown, ...common },
    }),
    async (c) => {
      const custodian = await custodianOf(c, things)
      if (custodian instanceof Response) return custodian
      const ended = await store.end(custodian.id, c.req.param('id'))
      return ended ? c.body(null, 204) : problem(c, 404, 'unknown-webhook', 'There is no such webhook.')
    },
  )

  routes.get(
    '/custodian/webhooks/:id/deliveries',
    describeRoute({
      tags: TAGS,
      summary: 'How calls went in the last 14 days, the newest first, without what was in them',
      security,
      responses: { ...json(200, 'At most 200.', DeliveriesSchema), ...unknown, ...common },
    }),
    async (c) => {
      const custodian = await custodianOf(c, things)
      if (custodian instanceof Response) return custodian
      const deliveries = await store.deliveries(custodian.id, c.req.param('id'))
      if (!deliveries) return problem(c, 404, 'unknown-webhook', 'There is no such webhook.')
      return c.json({ deliveries }, 200, NO_STORE)
    },
  )

  return routes
}
