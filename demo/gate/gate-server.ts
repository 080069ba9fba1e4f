import type { Clock } from '@hefu/standard'
import { Hono } from 'hono'
import { renderSVG } from 'uqr'
import { OVER_ASKERS, requestOf } from '../services/over-ask.ts'
import type { GateKey } from '../services/request-keys.ts'
import { OVER_ASK_STYLE, overAskPage, overAskPaths } from './over-ask-page.ts'

const PAGE_POLICY =
  "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * The gate app's server with what only a demo has: the request keys, which a real gate is given by its operator, and the pages
 * of those who ask for more than they registered.
 */
export function gateServer(options: {
  readonly app: Hono
  readonly keys: Readonly<Record<string, GateKey>>
  readonly clock: Clock
}): Hono {
  const { app, keys, clock } = options
  const server = new Hono()
  server.get('/gate-keys.json', (c) => c.json(keys, 200, { 'Cache-Control': 'no-store' }))
  for (const asker of OVER_ASKERS) {
    const { page, picture } = overAskPaths(asker)
    server.get(page, (c) => c.html(overAskPage(asker), 200, { 'Content-Security-Policy': PAGE_POLICY }))
    server.get(picture, async (c) => {
      const request = await requestOf(asker, keys, clock())
      if (request === undefined) return c.notFound()
      const svg = renderSVG(request, { ecc: 'M', border: 4 })
      return c.body(svg, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' })
    })
  }
  server.get('/over-ask.css', (c) => c.body(OVER_ASK_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  server.route('/', app)
  return server
}
