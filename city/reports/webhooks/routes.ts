import { toBase64 } from '@hefu/bytes'
import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import type { z } from 'zod'
import { unreadable } from '../../people/people-answers.ts'
import { DeliveriesSchema, NewWebhookSchema, WebhookRequestSchema, WebhooksSchema } from '../schemas.ts'
import type { Webhook, WebhookStore } from './webhook-store.ts'
import { readWebhookUrl, type WebhookReach } from './webhook-url.ts'

const NO_STORE = { 'Cache-Control': 'no-store' } as const
const TAGS = ['Webhooks']
const common = { 401: problemAnswer('Nobody is signed in, or no key is good.'), ...COMMON_PROBLEMS }
const unknown = { 404: problemAnswer('There is no such webhook of this custodian.') }
const json = (status: 200 | 201, description: string, schema: z.ZodType) => ({
  [status]: { description, content: { 'application/json': { schema: resolver(schema) } } },
})

/** Who asks, and how that is described. */
export interface WebhookAccess {
  /** `/custodian` or `/officers`. */
  readonly prefix: string
  readonly security: { [scheme: string]: string[] }[]
  readonly parameters?: readonly { name: string; in: 'query'; description: string; schema: { type: 'string' } }[]
  /** The id of the custodian whose webhooks they are, or the answer that refuses. */
  whose(c: Context): Promise<string | Response>
  /** Called when one was added or ended, before it is answered. */
  noted?(c: Context, deed: 'webhook-added' | 'webhook-ended', id: Webhook['id']): Promise<void>
}

/** Where a custodian is told of their reports: the same for custodians with their keys and officers at the console. */
export function webhookRoutes(
  { store, reach }: { readonly store: WebhookStore; readonly reach: WebhookReach },
  { prefix, security, parameters = [], whose, noted = async () => {} }: WebhookAccess,
): Hono {
  const routes = new Hono()
  const described = { tags: TAGS, security, parameters: [...parameters] }

  routes.get(
    `${prefix}/webhooks`,
    describeRoute({
      ...described,
      summary: 'A custodian’s webhooks',
      responses: { ...json(200, 'All of them.', WebhooksSchema), ...common },
    }),
    async (c) => {
      const custodian = await whose(c)
      if (custodian instanceof Response) return custodian
      return c.json({ webhooks: await store.list(custodian) }, 200, NO_STORE)
    },
  )

  routes.post(
    `${prefix}/webhooks`,
    describeRoute({
      ...described,
      summary: 'Adds a webhook. Its secret is told this once',
      description:
        'Calls are POST with JSON {type, timestamp, data: {report, state}}, signed as Standard Webhooks has it. They say that something happened; what, is read with the custodian’s key.',
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
      const custodian = await whose(c)
      if (custodian instanceof Response) return custodian
      const url = readWebhookUrl(c.req.valid('json').url, reach)
      if (!url) return problem(c, 422, 'address-refused', 'Only https addresses of the public internet are called.')
      const added = await store.add(custodian, url.href)
      if (added === 'too-many') return problem(c, 409, added, 'There are five already: end one of them first.')
      await noted(c, 'webhook-added', added.webhook.id)
      return c.json({ ...added.webhook, secret: `whsec_${toBase64(added.secret)}` }, 201, NO_STORE)
    },
  )

  routes.delete(
    `${prefix}/webhooks/:id`,
    describeRoute({
      ...described,
      summary: 'Ends a webhook: nothing more is sent to it',
      responses: { 204: { description: 'Ended.' }, ...unknown, ...common },
    }),
    async (c) => {
      const custodian = await whose(c)
      if (custodian instanceof Response) return custodian
      const id = c.req.param('id') ?? ''
      const ended = await store.end(custodian, id)
      if (!ended) return problem(c, 404, 'unknown-webhook', 'There is no such webhook.')
      await noted(c, 'webhook-ended', id)
      return c.body(null, 204)
    },
  )

  routes.get(
    `${prefix}/webhooks/:id/deliveries`,
    describeRoute({
      ...described,
      summary: 'How calls went in the last 14 days, the newest first, without what was in them',
      responses: { ...json(200, 'At most 200.', DeliveriesSchema), ...unknown, ...common },
    }),
    async (c) => {
      const custodian = await whose(c)
      if (custodian instanceof Response) return custodian
      const deliveries = await store.deliveries(custodian, c.req.param('id') ?? '')
      if (!deliveries) return problem(c, 404, 'unknown-webhook', 'There is no such webhook.')
      return c.json({ deliveries }, 200, NO_STORE)
    },
  )

  return routes
}
