import {
  describeError,
  healthRoutes,
  isUnreachable,
  listen,
  type RateLimitConfig,
  rateLimit,
  requestLog,
  ServerError,
  securityHeaders,
} from '@hefu/server'
import { getRequestListener } from '@hono/node-server'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { type ServiceConfig, titleOf } from '../config.ts'
import { titled } from '../pages/page.ts'
import { staticRoutes } from '../pages/static-routes.ts'
import type { ServicePorts } from '../ports.ts'
import { addApiDocs } from './api-docs.ts'
import { edgeProblem } from './edge-problem.ts'
import { type ServiceFigures, serviceFigures } from './figures.ts'

/** A service that answers. */
export interface RunningService {
  /** Where it listens. */
  readonly url: string
  stop(): Promise<void>
}

/** What a service answers, and what stands behind it. */
export interface ServedService {
  /** Its routes; the kit adds health, style, script and the description of the API. */
  readonly routes: Hono
  /** Fulfilled when it can serve now. */
  readonly ready: () => Promise<void>
  readonly figures?: ServiceFigures
  /** By default 600 requests a minute of one address. */
  readonly rateLimit?: RateLimitConfig
  /** Largest body in bytes; 64 kB unless given. */
  readonly maxBody?: number
  /** Largest body that staff may send, as a file; as large as any other unless given. */
  readonly maxStaffBody?: number
}

const MAX_BODY = 65_536
const REQUESTS_PER_MINUTE = 600
/** Wallets of any origin may ask these; no cookie goes with them. */
const FOR_WALLETS = ['/nonce', '/credential', '/notification', '/api/answers', '/api/answers/*'] as const

/**
 * What a service answers to any request: its routes between the edge that every service has. No address, header or query is logged.
 */
export function serviceApp(
  served: ServedService,
  config: Pick<ServiceConfig, 'name' | 'title' | 'publicUrl' | 'requestsPerMinute' | 'trustedProxies'>,
  { log }: Pick<ServicePorts, 'log'>,
): Hono {
  const app = new Hono()
  const figures = served.figures ?? serviceFigures()
  app.use(requestLog(log, figures))
  app.use(securityHeaders())
  app.route('/', healthRoutes({ metrics: figures, ready: served.ready, log }))
  for (const path of FOR_WALLETS) app.use(path, cors({ origin: '*', maxAge: 600 }))
  const requestsPerMinute = config.requestsPerMinute ?? served.rateLimit?.requestsPerMinute ?? REQUESTS_PER_MINUTE
  app.use(rateLimit({ requestsPerMinute, trustedProxies: config.trustedProxies ?? 0 }))
  app.use(titled(config.title))
  const service = titleOf(config)
  const limitedTo = (maxSize: number): MiddlewareHandler =>
    bodyLimit({ maxSize, onError: (c) => edgeProblem(c, 'too-large', { service }) })
  const maxBody = served.maxBody ?? MAX_BODY
  app.use('/staff/*', limitedTo(served.maxStaffBody ?? maxBody))
  app.use(except('/staff/*', limitedTo(maxBody)))
  app.route('/', staticRoutes())
  app.route('/', served.routes)
  addApiDocs(app, config)
  app.notFound((c) => edgeProblem(c, 'not-found', { service }))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) {
      return edgeProblem(c, 'malformed-request', { service, status: error.status as 400 })
    }
    log.error({ error: describeError(error) }, 'fault')
    const isUnregistered = error instanceof ServerError && error.code === 'no-issuer-key'
    const code = isUnregistered ? 'not-registered' : isUnreachable(error) ? 'database-down' : 'fault'
    return edgeProblem(c, code, { service })
  })
  return app
}

/** Listens. @throws ServerError `address-in-use` */
export async function serveService(
  served: ServedService,
  config: Pick<
    ServiceConfig,
    'name' | 'title' | 'publicUrl' | 'host' | 'port' | 'requestsPerMinute' | 'trustedProxies'
  >,
  ports: Pick<ServicePorts, 'log'>,
): Promise<RunningService> {
  const app = serviceApp(served, config, ports)
  const { port, drain } = await listen(getRequestListener(app.fetch), config)
  return { url: `http://${config.host}:${port}`, stop: drain }
}
