import { problem, problemAnswer } from '@hefu/server'
import { type OfferId, offerId } from '@hefu/standard'
import { Hono, type MiddlewareHandler } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import type { Parking } from '../parking.ts'
import { isBarrierToken } from '../sync/barrier-token.ts'
import { syncBarrier } from '../sync/sync-barrier.ts'
import { syncAnswer, syncRequest } from '../sync/sync-messages.ts'

const takenRequest: z.ZodType<{ readonly offer: OfferId }> = z.object({
  offer: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform(offerId),
})
const takenAnswer = z.object({ taken: z.boolean() })
const REFUSED = { 401: problemAnswer('Not the token of a barrier.') }

/** Where barriers tell what they did, learn what they need, and ask whether a ticket was taken. */
export function barrierRoutes(parking: Parking): Hono {
  const routes = new Hono()
  const guard: MiddlewareHandler = async (c, next) => {
    const barrier = c.req.param('barrier') ?? ''
    const token = /^Bearer (\S{1,100})$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
    const isKnown = parking.barriers.barriers.some(({ id }) => id === barrier)
    const isItsOwn = isKnown && isBarrierToken(parking.keys.barriers, barrier, token)
    return isItsOwn ? next() : problem(c, 401, 'unknown-barrier', 'Not the token of a barrier.')
  }
  routes.post(
    '/api/barriers/:barrier/sync',
    describeRoute({
      tags: ['Barriers'],
      summary: 'A barrier tells its events, each is taken once, and learns what it needs; the bearer token is its own',
      responses: {
        200: { description: 'What it needs.', content: { 'application/json': { schema: resolver(syncAnswer) } } },
        ...REFUSED,
      },
    }),
    guard,
    validator('json', syncRequest, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.'),
    ),
    async (c) => c.json(await syncBarrier(parking.barriers, c.req.param('barrier'), c.req.valid('json'))),
  )
  routes.post(
    '/api/barriers/:barrier/taken',
    describeRoute({
      tags: ['Barriers'],
      summary: 'Whether the ticket that an entry shows is in a wallet; whose, nobody knows',
      responses: {
        200: { description: 'Whether.', content: { 'application/json': { schema: resolver(takenAnswer) } } },
        ...REFUSED,
      },
    }),
    guard,
    validator('json', takenRequest, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.'),
    ),
    async (c) => c.json({ taken: await parking.issuance.isRedeemed(c.req.valid('json').offer) }),
  )
  return routes
}
