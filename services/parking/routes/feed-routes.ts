import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { describeRoute, resolver } from 'hono-openapi'
import { z } from 'zod'
import { occupancyOf, publicOccupancy } from '../car-parks/occupancy.ts'
import type { Parking } from '../parking.ts'
import { tariffAt, tariffShape } from '../tariff/tariff.ts'
import { tariffsOf } from '../tariff/tariff-store.ts'

/** For how many seconds a reader may keep an answer. */
const TTL = 10

const localText = z.object({ 'zh-CN': z.string(), en: z.string() })
const envelope = { last_updated: z.int(), ttl: z.int(), version: z.literal('1.0') }
const information = z.object({
  ...envelope,
  data: z.object({
    car_parks: z.array(
      z.object({
        id: z.string(),
        name: localText,
        zone: z.string(),
        places: z.int(),
        bays: z.int(),
        tariff: tariffShape.meta({ description: 'Money in fen, times in minutes of the day.' }),
      }),
    ),
  }),
})
const status = z.object({
  ...envelope,
  data: z.object({
    car_parks: z.array(
      z.object({
        id: z.string(),
        places: z.int(),
        free: z.int().meta({ description: 'Exact up to ten, else down to a multiple of five.' }),
        bays: z.int(),
        bays_free: z.int(),
        full: z.boolean(),
      }),
    ),
  }),
})

/**
 * The open feed, in the manner of GBFS: what car parks there are, and how full they are. Any page may read it, and it says nothing that the
 * signs before the car parks do not.
 */
export function feedRoutes(parking: Parking): Hono {
  const { database, carParks, ports } = parking
  const routes = new Hono()
  routes.use('/feed/*', cors({ origin: '*', maxAge: 600 }))
  routes.use('/feed/*', etag())
  routes.get('/feed/information', describe('Car parks with their prices', information), async (c) => {
    const listed = await Promise.all(
      carParks.map(async (carPark) => {
        const { id, name, zone, places, bays } = carPark
        return { id, name, zone, places, bays, tariff: tariffAt(await tariffsOf(database, carPark), ports.clock()) }
      }),
    )
    return answer(c, { car_parks: listed })
  })
  routes.get('/feed/status', describe('How full they are', status), async (c) => {
    const listed = (await occupancyOf(database, carParks)).map(publicOccupancy)
    return answer(c, { car_parks: listed.map(({ baysFree, ...rest }) => ({ ...rest, bays_free: baysFree })) })
  })

  /** The moment is told by the ten seconds, so that an answer that says the same is the same. */
  function answer(c: Context, data: unknown): Response {
    const now = Math.floor(ports.clock() / TTL) * TTL
    const headers = { 'Cache-Control': `public, max-age=${TTL}` }
    return c.json({ last_updated: now, ttl: TTL, version: '1.0', data }, 200, headers)
  }
  return routes
}

function describe(summary: string, schema: z.ZodType): ReturnType<typeof describeRoute> {
  const content = { 'application/json': { schema: resolver(schema) } }
  const responses = { 200: { description: 'It.', content }, 304: { description: 'As it was.' } }
  return describeRoute({ tags: ['Open feed'], summary, responses })
}
