import { COMMON_PROBLEMS, problem, problemAnswer } from '@hefu/server'
import { isSubjectId } from '@hefu/standard'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { describeRoute, resolver } from 'hono-openapi'
import { jsonOf } from './export/export-things.ts'
import type { ThingPorts } from './ports.ts'
import { readQuery } from './read-query.ts'
import { readThing } from './read-thing.ts'
import { CustodiansAnswer, KindsAnswer, ThingDetailAnswer, ThingsAnswer } from './schemas.ts'
import type { KeptThing } from './thing.ts'

/** Everybody sees the same, so anybody between may keep it for a minute. */
const CACHED = { 'Cache-Control': 'public, max-age=60' } as const
const TAGS = ['Things']

const PARAMETERS = [
  [
    'q',
    'Words, all of which a thing has to have; of Chinese at least two characters that stand together. At most 1,000 things are found.',
  ],
  ['area', 'west,south,east,north in degrees.'],
  ['near', 'longitude,latitude in degrees: the nearest first, not with `area` or `after`.'],
  ['kind', 'The id of a kind.'],
  ['custodian', 'The id of a custodian.'],
  ['status', 'in-service, out-of-service, planned or retired.'],
  ['after', 'What the page before gave as `next`.'],
  ['limit', 'At most so many: 1 to 200, 50 unless given.'],
] as const

/** `/things`: what anybody may read of the city's things. Who reads it is kept nowhere. */
export function thingRoutes(ports: ThingPorts): Hono {
  const routes = new Hono()
  routes.use('/things', etag())
  routes.use('/things/*', etag())

  routes.get(
    '/things',
    describeRoute({
      tags: TAGS,
      summary: 'Things, found by words, place, kind, custodian and status',
      parameters: PARAMETERS.map(([name, description]) => ({
        name,
        in: 'query',
        description,
        schema: { type: 'string' },
      })),
      responses: {
        200: {
          description: 'Things by their ids, in an area by their place, or by their distance.',
          content: { 'application/json': { schema: resolver(ThingsAnswer) } },
        },
        400: problemAnswer('The query cannot be read.'),
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => {
      const query = readQuery(c.req.query())
      if (!query) return problem(c, 400, 'malformed-request', 'The query cannot be read.')
      if (query.order === 'distance') {
        const near = await ports.search.nearest(query.filter, query.near, query.limit)
        const things = near.map((thing) => ({ ...answerOf(thing), distance: Math.round(thing.distance) }))
        return c.json({ things, next: null }, 200, CACHED)
      }
      const { things, next } = await ports.search.search(query.filter, query)
      return c.json({ things: things.map(answerOf), next }, 200, CACHED)
    },
  )

  routes.get(
    '/things/kinds',
    describeRoute({
      tags: TAGS,
      summary: 'What things there are, and what is said of each',
      responses: {
        200: { description: 'Them.', content: { 'application/json': { schema: resolver(KindsAnswer) } } },
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => c.json({ kinds: await ports.register.kinds() }, 200, CACHED),
  )

  routes.get(
    '/things/custodians',
    describeRoute({
      tags: TAGS,
      summary: 'Who looks after things',
      responses: {
        200: { description: 'Them.', content: { 'application/json': { schema: resolver(CustodiansAnswer) } } },
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => c.json({ custodians: await ports.register.custodians() }, 200, CACHED),
  )

  routes.get(
    '/things/:file{[A-Za-z0-9._-]+\\.json}',
    describeRoute({
      tags: TAGS,
      summary: 'A thing with its kind, its custodian and its life: its id and .json',
      responses: {
        200: { description: 'It.', content: { 'application/json': { schema: resolver(ThingDetailAnswer) } } },
        404: problemAnswer('There is no such thing.'),
        410: {
          description: 'It is retired; what is known of it.',
          content: { 'application/json': { schema: resolver(ThingDetailAnswer) } },
        },
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => {
      const id = c.req.param('file').slice(0, -'.json'.length)
      const found = isSubjectId(id) ? await readThing(ports, id) : ({ outcome: 'unknown' } as const)
      if (found.outcome === 'unknown') return problem(c, 404, 'unknown-thing', 'There is no such thing.')
      const { outcome, thing, ...rest } = found
      return c.json({ thing: answerOf(thing), ...rest }, outcome === 'retired' ? 410 : 200, CACHED)
    },
  )
  return routes
}

function answerOf(thing: KeptThing) {
  const { changedAt, retiredAt } = thing
  return { ...jsonOf(thing), changedAt, retiredAt }
}
