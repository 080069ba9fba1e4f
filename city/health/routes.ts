import { COMMON_PROBLEMS, problemAnswer } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import { OFFICER, type OfficerEnv, type OfficerGuard } from '../officers/officer-session.ts'
import { COUNTED } from './count-store.ts'
import { type HealthSources, readHealth } from './read-health.ts'

const Span = z.object({ firstEpoch: z.int(), lastEpoch: z.int(), registered: z.boolean() }).nullable()
const HealthAnswer = z.object({
  at: z.int().meta({ description: 'Unix seconds, as all times here.' }),
  log: z.object({
    size: z.int().meta({ description: 'Acts that are durable.' }),
    published: z.int().meta({ description: 'Acts that readers see.' }),
    publishedAt: z.int().nullable(),
    waiting: z.int().meta({ description: 'Proposals that wait for a second officer.' }),
    lagSeconds: z.int(),
    witnesses: z.array(
      z.object({
        name: z.string(),
        size: z.int().nullable(),
        lastSeenAt: z.int().nullable(),
        state: z.enum(['ok', 'behind', 'silent']),
      }),
    ),
  }),
  keys: z.array(z.object({ type: z.string(), issuer: z.string(), present: Span, next: Span })),
  series: z
    .array(
      z.object({
        name: z.enum(COUNTED),
        points: z.array(z.object({ hour: z.int(), label: z.string(), count: z.int().nullable() })),
      }),
    )
    .meta({
      description:
        'Of the last 14 days, without the present hour; a count is null below 10. Empty without the role operations.',
    }),
  alarms: z.array(
    z.object({
      code: z.string(),
      level: z.enum(['warning', 'fault']),
      about: z.string().nullable(),
      since: z.int(),
    }),
  ),
})

/** `/officers/health`: how the city is, for whoever is signed in; how busy it is, for its operations. */
export function officersHealthRoutes(sources: HealthSources, guard: OfficerGuard): Hono<OfficerEnv> {
  const routes = new Hono<OfficerEnv>()
  routes.get(
    '/officers/health',
    describeRoute({
      tags: ['Officers'],
      summary: 'How the city is: log, witnesses, keys, figures, alarms',
      security: OFFICER,
      responses: {
        200: { description: 'It.', content: { 'application/json': { schema: resolver(HealthAnswer) } } },
        401: problemAnswer('Nobody is signed in.'),
        ...COMMON_PROBLEMS,
      },
    }),
    guard(null),
    async (c) => {
      const { series, ...health } = await readHealth(sources)
      return c.json({ ...health, series: c.var.officer.roles.has('operations') ? series : [] })
    },
  )
  return routes
}
