import { problem, problemAnswer } from '@hefu/server'
import { deviceGuard } from '@hefu/service-kit'
import { type OfferId, offerId } from '@hefu/standard'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { z } from 'zod'
import type { Parking } from '../parking.ts'
import { barrierToken } from '../sync/barrier-token.ts'
import { syncBarrier } from '../sync/sync-barrier.ts'
import { syncAnswer, syncRequest, takenAnswer } from '../sync/sync-messages.ts'

const takenRequest: z.ZodType<{ readonly offer: OfferId }> = z.object({
  offer: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform(offerId),
})
const NOT_A_BARRIER = 'Not the token of a barrier.'
const REFUSED = { 401: problemAnswer(NOT_A_BARRIER) }

/** Where barriers tell what they did, learn what they need, and ask whether a ticket was taken. */
export function barrierRoutes(parking: Parking): Hono {
  const routes = new Hono()
  const guard = deviceGuard({
    devices: parking.barriers.barriers,
    tokenOf: (barrier) => barrierToken(parking.keys.barriers, barrier),
    parameter: 'barrier',
    refusal: { code: 'unknown-barrier', title: NOT_A_BARRIER },
  })
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
