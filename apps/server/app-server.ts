import { type Context, Hono } from 'hono'
import type { AppConfig } from './app-config.ts'
import { mapPath, sendMap } from './map-file.ts'
import { securityHeaders } from './security-headers.ts'
import { type StaticFile, staticFiles } from './static-files.ts'
import { sendTrustList, trustListPath } from './trust-list-files.ts'

/** What an app's server is made of. */
export interface AppServerOptions {
  /** The folder that the app was built into. */
  readonly directory: string
  readonly config: AppConfig
  /** URLs whose origins the app may fetch from, beside its own, its city's, its identity provider's and those of the configuration's `servers`. */
  readonly connect?: readonly string[]
  /** A file with the ground of the city's map, `.geojson` or `.pmtiles`, for an app that draws one. */
  readonly mapFile?: string
  /** Files with the keys that the operator trusts for health certificates, as `hefu trust-list make` writes them. */
  readonly trustLists?: readonly string[]
}

/** What Vite names by a hash of its content never changes under its name. */
const IMMUTABLE = 'public, max-age=31536000, immutable'
const REVALIDATE = 'no-cache'
/**
 * Browsers look for a new service worker after every start of an app, even while a pass is shown, which would tell when. They ask
 * this cache first (apps/browser, `keepOffline`). A demo, whose sources change under it, says at once.
 */
const A_DAY = 'max-age=86400'
const WORKER = '/service-worker.js'

/**
 * Serves a built app and its configuration, and nothing else: no listing, no fallback to the page for paths that do not exist.
 *
 * @throws TypeError for a `connect` or configuration URL that is none
 * @example
 * const server = createAppServer({ directory: 'apps/gate/dist', config })
 * const response = await server.request('/')
 */
export function createAppServer(options: AppServerOptions): Hono {
  const { directory, config, connect = [], mapFile, trustLists = [] } = options
  const signIn = config.identityProvider ? [originOf(config.identityProvider.issuer)] : []
  const headers = securityHeaders({
    connect: [originOf(config.cityUrl), ...signIn, ...[...(config.servers ?? []), ...connect].map(originOf)],
    formAction: signIn,
  })
  const files = staticFiles(directory)
  const app = new Hono()

  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
  })
  const told: AppConfig = {
    ...config,
    ...(mapFile && { map: mapPath(mapFile) }),
    ...(trustLists.length > 0 && { trustLists: trustLists.map(trustListPath) }),
  }
  app.get('/config.json', (c) => c.json(told, 200, { 'Cache-Control': 'no-store' }))
  if (mapFile) app.get(mapPath(mapFile), (c) => sendMap(c, mapFile))
  for (const file of trustLists) app.get(trustListPath(file), (c) => sendTrustList(c, file))
  app.get('/', async (c) => {
    const page = await files.find('/index.html')
    return page ? send(c, page, REVALIDATE) : c.text('This app has not been built: run "npm run build".\n', 503)
  })
  app.get('*', async (c) => {
    const file = c.req.path === '/index.html' ? null : await files.find(c.req.path)
    if (!file) return c.notFound()
    if (c.req.path === WORKER) return send(c, file, config.demo ? REVALIDATE : A_DAY)
    return send(c, file, c.req.path.startsWith('/assets/') ? IMMUTABLE : REVALIDATE)
  })
  app.all('*', (c) => c.text('Only GET and HEAD.\n', 405, { Allow: 'GET, HEAD' }))
  app.notFound((c) => c.text('Not found.\n', 404, { 'Cache-Control': REVALIDATE }))
  return app
}

function send(c: Context, file: StaticFile, caching: string): Response {
  const gzipped = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(c.req.header('Accept-Encoding') ?? '')
    ? file.gzipped
    : null
  const etag = `"${file.hash}${gzipped ? '.gz' : ''}"`
  c.header('Cache-Control', caching)
  c.header('ETag', etag)
  if (file.gzipped) c.header('Vary', 'Accept-Encoding')
  if (matches(c.req.header('If-None-Match'), etag)) return c.body(null, 304)
  c.header('Content-Type', file.type)
  if (gzipped) c.header('Content-Encoding', 'gzip')
  return c.body(gzipped ?? file.body)
}

/** RFC 9110, section 13.1.2: the weak comparison. */
function matches(condition: string | undefined, etag: string): boolean {
  const tags = (condition ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}

function originOf(url: string): string {
  return new URL(url).origin
}
