import { readFileSync } from 'node:fs'
import { type PageStyle, readPageStyle } from '@hefu/server'
import { Hono } from 'hono'

/** Where the one script is. */
export const SCRIPT_PATH = '/assets/page.js'

let read: PageStyle | undefined

function style(): PageStyle {
  read ??= readPageStyle([new URL('./services.css', import.meta.url)])
  return read
}

/** Where the style is: an address that changes with it, so that a browser keeps it for ever. */
export function stylePath(): string {
  return `/assets/${style().file}`
}

/** The style and the script of every page. */
export function staticRoutes(): Hono {
  const routes = new Hono()
  const { css } = style()
  const script = readFileSync(new URL('./page.js', import.meta.url), 'utf8')
  const kept = 'public, max-age=31536000, immutable'
  routes.get(stylePath(), (c) => c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': kept }))
  routes.get(SCRIPT_PATH, (c) =>
    c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }),
  )
  return routes
}
