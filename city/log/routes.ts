import { LogError, parseTilePath, type Tile } from '@hefu/log'
import { gzip, problem, problemAnswer, takesGzip, toBody } from '@hefu/server'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { describeRoute } from 'hono-openapi'
import type { LogReader } from './log-reader.ts'

/** Where the log is served: below it paths are as C2SP tlog-tiles has them. */
const LOG_PREFIX = '/log'

/** A checkpoint is replaced every few moments, a tile never. */
const CHECKPOINT_CACHE = 'public, max-age=2'
const TILE_CACHE = 'public, max-age=31536000, immutable'

const TAGS = ['Log']
const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const

/**
 * `/log/checkpoint`, `/log/tile/<L>/<N>[.p/<W>]`, `/log/tile/entries/<N>[.p/<W>]` (C2SP tlog-tiles): the published log as static files, for
 * anyone, from any web page, through any cache. A request reads at most the 256 rows of one tile.
 */
export function logRoutes(reader: Pick<LogReader, 'published' | 'tile'>): Hono {
  const routes = new Hono()
  routes.use(`${LOG_PREFIX}/*`, cors({ origin: '*', allowMethods: ['GET', 'HEAD'], maxAge: 86_400 }))

  routes.get(
    `${LOG_PREFIX}/checkpoint`,
    describeRoute({
      tags: TAGS,
      summary: 'The newest checkpoint that enough witnesses have cosigned',
      responses: {
        200: { description: 'A signed note.', content: { 'text/plain': { schema: { type: 'string' } } } },
        404: problemAnswer('Nothing is published yet.'),
      },
    }),
    async (c) => {
      const checkpoint = await reader.published()
      if (!checkpoint) return problem(c, 404, 'not-found', 'Nothing is published yet.')
      const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': CHECKPOINT_CACHE }
      return c.body(checkpoint.note, 200, headers)
    },
  )

  routes.get(
    `${LOG_PREFIX}/tile/:path{.+}`,
    describeRoute({
      tags: TAGS,
      summary: 'A tile of hashes, or a bundle of entries',
      description: 'Paths and bytes as in C2SP tlog-tiles. Only what the published checkpoint reaches is there.',
      responses: { 200: { description: 'The tile.', content: BYTES }, 404: problemAnswer('It is not there.') },
    }),
    async (c) => {
      const tile = tileAt(c.req.path.slice(LOG_PREFIX.length + 1))
      const bytes = tile && (await reader.tile(tile))
      if (!bytes) return problem(c, 404, 'not-found', 'There is no such tile.')
      return tile.level === 'entries' ? bundleAnswer(c, bytes) : c.body(toBody(bytes), 200, TILE_HEADERS)
    },
  )
  return routes
}

const TILE_HEADERS = { 'Content-Type': 'application/octet-stream', 'Cache-Control': TILE_CACHE }

async function bundleAnswer(c: Context, bytes: Uint8Array): Promise<Response> {
  const headers = { ...TILE_HEADERS, Vary: 'Accept-Encoding' }
  if (!takesGzip(c.req.header('Accept-Encoding') ?? '')) return c.body(toBody(bytes), 200, headers)
  return c.body(toBody(await gzip(bytes)), 200, { ...headers, 'Content-Encoding': 'gzip' })
}

function tileAt(path: string): Tile | null {
  try {
    return parseTilePath(path)
  } catch (error) {
    if (error instanceof LogError) return null
    throw error
  }
}
