import { problem, problemAnswer } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute, resolver, validator } from 'hono-openapi'
import { isGateToken, syncGate } from '../sync/gates.ts'
import { syncAnswer, syncRequest } from '../sync/sync-messages.ts'
import type { Transit } from '../transit.ts'

/** Where gates tell what they saw and learn what others did. */
export function gateRoutes(transit: Transit): Hono {
  const routes = new Hono()
  routes.post(
    '/api/gates/:gate/sync',
    describeRoute({
      tags: ['Gates'],
      summary: 'A gate tells its events, each is taken once, and learns what is new; the bearer token is the gate’s own',
      responses: {
        200: { description: 'What is new.', content: { 'application/json': { schema: resolver(syncAnswer) } } },
        401: problemAnswer('Not the token of a gate.'),
      },
    }),
    async (c, next) => {
      const gate = c.req.param('gate')
      const token = /^Bearer (\S{1,100})$/.exec(c.req.header('Authorization') ?? '')?.[1] ?? ''
      const isKnown = transit.places.some(({ id }) => id === gate) && isGateToken(transit.keys.gates, gate, token)
      return isKnown ? next() : problem(c, 401, 'unknown-gate', 'Not the token of a gate.')
    },
    validator('json', syncRequest, (result, c) =>
      result.success ? undefined : problem(c, 400, 'malformed-request', 'The request cannot be read.'),
    ),
    async (c) => c.json(await syncGate(transit, c.req.param('gate'), c.req.valid('json'))),
  )
  return routes
}
