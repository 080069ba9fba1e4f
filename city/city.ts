import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import type { CityConfig } from './config.ts'
import type { AccessTokens } from './issuance/access-token.ts'
import type { IssuancePorts } from './issuance/issuance-ports.ts'
import { issuanceRoutes } from './issuance/routes.ts'
import { apiDocs } from './operations/api-docs.ts'
import { healthRoutes } from './operations/health-routes.ts'
import type { Metrics } from './operations/metrics.ts'
import { problem } from './operations/problem.ts'
import { rateLimit } from './operations/rate-limit.ts'
import { type Log, requestLog } from './operations/request-log.ts'
import { securityHeaders } from './operations/security-headers.ts'
import type { BundlePublisher } from './register/bundle-publisher.ts'
import { registerRoutes } from './register/routes.ts'

/** What a city is made of. */
export interface CityPorts {
  readonly config: CityConfig
  readonly issuance: IssuancePorts
  readonly accessTokens: AccessTokens
  readonly publisher: BundlePublisher
  readonly metrics: Metrics
  readonly log: Log
  /** Fulfilled when the city can serve; rejected with why not. */
  readonly ready: () => Promise<void>
}

/** Largest body that any route reads, in bytes. */
const MAX_BODY = 16_384

/**
 * Composes the modules of the city into one HTTP application.
 *
 * @example
 * const city = createCity(ports)
 * const answer = await city.request('/bundle')
 */
export function createCity(ports: CityPorts): Hono {
  const { config, issuance, accessTokens, publisher, metrics, log, ready } = ports
  const api = new Hono()
  api.use(requestLog(log, metrics))
  api.use(securityHeaders())
  api.route('/', healthRoutes({ metrics, ready }))
  api.use(rateLimit(config.rateLimit))
  // The bundle is public: any page may read it. Issuance is for the wallets that the city names.
  api.use('/bundle', cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['ETag', 'Date'] }))
  for (const path of ['/nonce', '/credential', '/notification']) {
    api.use(path, cors({ origin: [...config.allowedOrigins], allowMethods: ['POST'], maxAge: 3600 }))
    api.use(
      path,
      bodyLimit({ maxSize: MAX_BODY, onError: (c) => problem(c, 413, 'too-large', 'The body is too large.') }),
    )
  }
  api.route('/', registerRoutes(publisher))
  api.route('/', issuanceRoutes({ config, ports: issuance, accessTokens, counted: metrics }))
  api.route('/', apiDocs(api, config))
  api.get('/', (c) => c.redirect('/docs'))
  api.notFound((c) => problem(c, 404, 'not-found', 'There is nothing at this address.'))
  api.onError((error, c) => {
    // Hono refuses malformed JSON before a schema is asked.
    if (error instanceof HTTPException && error.status < 500) {
      return problem(c, error.status as 400, 'malformed-request', 'The request cannot be read.')
    }
    log.error({ error: describe(error) }, 'fault')
    return problem(c, 500, 'fault', 'Something failed here. It is not your fault; try again later.')
  })
  return api
}

/** What failed and where, with its causes. Messages of this code name no person; a stack holds no values. */
function describe(error: unknown): string {
  const parts: string[] = []
  for (let cause: unknown = error; cause instanceof Error && parts.length < 5; cause = cause.cause) {
    parts.push(parts.length === 0 ? (cause.stack ?? cause.message) : cause.message)
  }
  return parts.join('\ncaused by: ')
}
