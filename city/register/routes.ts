import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { COMMON_PROBLEMS, problemAnswer } from '../operations/problem.ts'
import type { BundlePublisher } from './bundle-publisher.ts'

/** Seconds for which any cache may answer in the city's place. */
const MAX_AGE = 300

/** `/bundle`: what a wallet or a gate needs to work offline, signed. Public, the same for everybody, made for caches. */
export function registerRoutes(publisher: BundlePublisher): Hono {
  const routes = new Hono()
  routes.get(
    '/bundle',
    describeRoute({
      tags: ['Register'],
      summary: 'The signed trust bundle',
      description:
        'A C2SP signed note over the keys, types and services of the city. Open it with the city’s verifier key.',
      responses: {
        200: { description: 'The note.', content: { 'text/plain': { schema: { type: 'string' } } } },
        304: { description: 'The one that you have.' },
        503: problemAnswer('There is no bundle yet, and the database does not answer.'),
        ...COMMON_PROBLEMS,
      },
    }),
    async (c) => {
      const { note } = await publisher.current()
      const etag = `"${createHash('sha256').update(note).digest('base64url')}"`
      const headers = { ETag: etag, 'Cache-Control': `public, max-age=${MAX_AGE}` }
      const known = (c.req.header('If-None-Match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
      if (known.includes(etag)) return c.body(null, 304, headers)
      return c.text(note, 200, headers)
    },
  )
  return routes
}
