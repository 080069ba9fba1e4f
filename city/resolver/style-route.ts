import type { PageStyle } from '@hefu/server'
import { COMMON_PROBLEMS, problemAnswer } from '@hefu/server'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'

/** `/pages/FILE`: the style, which no browser asks for twice. */
export function styleRoute(style: PageStyle): Hono {
  const routes = new Hono()
  routes.get(
    '/pages/:file',
    describeRoute({
      tags: ['Codes'],
      summary: 'The style of the pages',
      responses: {
        200: { description: 'It.', content: { 'text/css': { schema: { type: 'string' } } } },
        404: problemAnswer('There is no such file.'),
        ...COMMON_PROBLEMS,
      },
    }),
    (c) => {
      if (c.req.param('file') !== style.file) return c.notFound()
      const headers = {
        'Content-Type': 'text/css; charset=utf-8',
        'Cache-Control': 'public, max-age=31536000, immutable',
      }
      return c.body(style.css, 200, headers)
    },
  )
  return routes
}
