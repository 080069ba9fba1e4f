import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import type { CityConfig } from '../config.ts'

const require = createRequire(import.meta.url)
const SWAGGER = dirname(require.resolve('swagger-ui-dist/package.json'))
/** The files of Swagger UI that the page needs, served from here so that reading the documents tells no third party. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}
/** Swagger UI sets styles of its own elements. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `/openapi.json`, the description of the routes of `api`, and `/docs`, a page to read it and try it out. */
export function apiDocs(api: Hono, config: CityConfig): Hono {
  const routes = new Hono()
  routes.get(
    '/openapi.json',
    openAPIRouteHandler(api, {
      // By default what ends like a file is left out, feeds among it.
      excludeStaticFile: false,
      documentation: {
        openapi: '3.1.0',
        info: {
          title: `Hefu: ${config.origin}`,
          version: '0.1.0',
          description: 'Issuance, register and log of the city. Nothing here is told where or when a code is shown.',
          license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
        },
        servers: [{ url: config.publicUrl }],
        components: {
          securitySchemes: {
            accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT (RFC 9068)' },
            custodianKey: { type: 'http', scheme: 'bearer' },
            organisationSession: { type: 'apiKey', in: 'cookie', name: '__Host-hefu-organisation' },
            officerSession: { type: 'apiKey', in: 'cookie', name: '__Host-hefu-officer' },
          },
        },
      },
    }),
  )
  routes.get('/docs', (c) => c.html(PAGE, 200, { 'Content-Security-Policy': POLICY }))
  routes.get('/docs/start.js', (c) => c.body(START, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  routes.get('/docs/:file', async (c) => {
    const file = c.req.param('file')
    const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined
    if (!type) return c.notFound()
    const body = new Uint8Array(await readFile(join(SWAGGER, file)))
    return c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' })
  })
  return routes
}

/** Addresses are relative: a proxy may put the city under a path of its own. */
const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hefu: API of the city</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
<main id="docs"></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</html>
`

const START = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })
`
