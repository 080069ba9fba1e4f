import { problem } from '@hefu/server'
import type { MiddlewareHandler } from 'hono'

const READING = ['GET', 'HEAD']

/**
 * Refuses what a page other than the console has sent with an officer's cookie. The cookie is `SameSite=Strict` already; this holds where a
 * browser does not, and against pages of the same site:
 *
 * - whoever says where a request comes from is the console, and whatever changes something says so (`Origin`);
 * - it does not come from another site (`Sec-Fetch-Site`);
 * - what changes something is JSON, which no form can send and no page without the city's consent.
 *
 * Answers are kept by no cache.
 *
 * @param pages the web origin of the console; or of others' pages, and whose they are
 */
export function fromConsole(pages: string | readonly string[], whose = 'the console of the city'): MiddlewareHandler {
  const origins = [pages].flat()
  return async (c, next) => {
    const reads = READING.includes(c.req.method)
    const origin = c.req.header('Origin')
    const known = origin === undefined ? reads : origins.includes(origin)
    if (!known || c.req.header('Sec-Fetch-Site') === 'cross-site') {
      return problem(c, 403, 'cross-site-request', `This is for ${whose} alone.`)
    }
    const [type = ''] = (c.req.header('Content-Type') ?? '').split(';')
    if (!reads && type.trim().toLowerCase() !== 'application/json') {
      return problem(c, 415, 'not-json', 'The body is JSON, and says so.')
    }
    await next()
    c.res.headers.set('Cache-Control', 'no-store')
  }
}
