import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import type { CityConfig } from './config.ts'
import { isUnreachable } from './database/is-unreachable.ts'
import { CityError } from './error.ts'
import type { AccessTokens } from './issuance/access-token.ts'
import type { IssuancePorts } from './issuance/issuance-ports.ts'
import { metadataPath } from './issuance/metadata.ts'
import { issuanceRoutes } from './issuance/routes.ts'
import { apiDocs } from './operations/api-docs.ts'
import { describeError } from './operations/describe-error.ts'
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
/** What only the wallets that the city names may call from a browser. */
const ISSUANCE = ['/nonce', '/credential', '/notification']

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
  api.route('/', healthRoutes({ metrics, ready, log }))
  // Before anything may refuse, so that a browser can read the refusal; preflights are not counted.
  const open = cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['ETag', 'Date', 'Retry-After'] })
  for (const path of ['/bundle', metadataPath(config.publicUrl)]) api.use(path, open)
  const origin = [...config.allowedOrigins]
  const forWallets = cors({ origin, allowMethods: ['POST'], exposeHeaders: ['Retry-After'], maxAge: 3600 })
  for (const path of ISSUANCE) api.use(path, forWallets)
  api.use(rateLimit(config.rateLimit))
  const limited = bodyLimit({
    maxSize: MAX_BODY,
    onError: (c) => problem(c, 413, 'too-large', 'The body is too large.'),
  })
  for (const path of ISSUANCE) api.use(path, limited)
  api.route('/', registerRoutes(publisher))
  api.route('/', issuanceRoutes({ config, ports: issuance, accessTokens, counted: metrics }))
  api.route('/', apiDocs(api, config))
  api.get('/', (c) => c.redirect('docs'))
  api.notFound((c) => problem(c, 404, 'not-found', 'There is nothing at this address.'))
  api.onError((error, c) => {
    // Hono refuses malformed JSON before a schema is asked.
    if (error instanceof HTTPException && error.status < 500) {
      return problem(c, error.status as 400, 'malformed-request', 'The request cannot be read.')
    }
    log.error({ error: describeError(error) }, 'fault')
    return faultAnswer(c, error)
  })
  return api
}

/** Tells what cannot be had now from what is broken, and nothing else. */
function faultAnswer(c: Context, error: unknown): Response {
  const later = { 'Retry-After': '60' }
  if (error instanceof CityError && error.code === 'identity-provider') {
    const title = 'The identity provider does not answer. Try again in a minute.'
    return problem(c, 503, 'identity-provider-down', title, later)
  }
  if (isUnreachable(error)) {
    return problem(c, 503, 'database-down', 'The city cannot look anything up now. Try again in a minute.', later)
  }
  return problem(c, 500, 'fault', 'Something failed here. It is not your fault; try again later.')
}
