import { createHash } from 'node:crypto'
import { MEDIA_TYPES } from '@hefu/server'
import type { Context } from 'hono'
import type { Asked } from './asked.ts'
import { PAGE_POLICY } from './page.ts'

/**
 * How long anybody between may answer in the city's place, in seconds: a browser a minute, a shared cache five. While it looks for a newer one, and while the city
 * does not answer, an old page is better than none.
 */
export const CACHED: string = 'public, max-age=60, s-maxage=300, stale-while-revalidate=60, stale-if-error=86400'
/** As long may be kept that there is nothing. */
export const CACHED_MISSING: string = 'public, max-age=60'
/** By which headers of a request answers differ. */
export const VARY: string = 'Accept, Accept-Language'

/**
 * Leads to a link. The same for everybody, as what it leads to is.
 *
 * @param allLinks the address of the set that it is one of
 */
export function lead(c: Context, href: string, allLinks: string): Response {
  return c.body(null, 307, { Location: href, Link: linksetAt(allLinks), 'Cache-Control': CACHED, Vary: VARY })
}

/** Says in a `Link` header where all links are. */
export function linksetAt(address: string): string {
  return `<${address}>; rel="linkset"; type="${MEDIA_TYPES.linkset}"`
}

/** Answers in the form that is asked for, or says that it has not changed. */
export function answer(
  c: Context,
  { form, language }: Asked,
  body: string,
  status: 200 | 400 | 404 | 410,
  cacheControl: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const all: Record<string, string> = { ...headers, ETag: etag, 'Cache-Control': cacheControl, Vary: VARY }
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (status === 200 && known.includes(etag)) return c.body(null, 304, all)
  all['Content-Type'] = `${MEDIA_TYPES[form]}${form === 'html' ? '; charset=utf-8' : ''}`
  if (form === 'html') {
    all['Content-Language'] = language
    all['Content-Security-Policy'] = PAGE_POLICY
  }
  return c.body(body, status, all)
}
