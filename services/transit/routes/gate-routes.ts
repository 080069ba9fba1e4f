import { problem, problemAnswer } from '@hefu/server'
import { deviceGuard } from '@hefu/service-kit'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { gateToken, syncGate } from '../sync/gates.ts'
import { syncAnswer, syncRequest } from '../sync/sync-messages.ts'
import type { Transit } from '../transit.ts'

const NOT_A_GATE = 'Not the token of a gate.'

/** Where gates tell what they saw and learn what others did. */
export function gateRoutes(transit: Transit): Hono {
  const routes = new Hono()
  const guard = deviceGuard({
    devices: transit.places,
    tokenOf: (gate) => gateToken(transit.keys.gates, gate),
    parameter: 'gate',
    refusal: { code: 'unknown-gate', title: NOT_A_GATE },
  })
  routes.post(
    '/api/gates/:gate/sync',
    describeRoute({
      tags: ['Gates'],
      summary:
        'A gate tells its events, each is taken once, and learns what is new; the bearer token is the gate’s own',
      responses: {
        200: { description: 'What is new.', content: { 'application/json': { schema: resolver(syncAnswer) } } },
        401: problemAnswer(NOT_A_GATE),
      },
    }),
    guard,
    validator('json', syncRequest, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.'),
    ),
    async (c) => c.json(await syncGate(transit, c.req.param('gate'), c.req.valid('json'))),
  )
  return routes
}
