import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'

/** Where structured log lines go. */
export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  error(fields: Readonly<Record<string, unknown>>, message: string): void
}

/** Told of every request that was answered. */
export interface RequestCount {
  request(route: string, method: string, status: number, seconds: number): void
}

/**
 * Measures and logs every request: route, method, status, time taken. Not the address, not the path as asked for, no header, no
 * query, no body: a log line cannot say who asked.
 */
export function requestLog(log: Log, counted: RequestCount): MiddlewareHandler {
  return async (c, next) => {
    const began = performance.now()
    await next()
    const milliseconds = performance.now() - began
    const route = routeOf(matchedRoutes(c).map(({ path }) => path))
    const method = METHODS.includes(c.req.method) ? c.req.method : 'OTHER'
    counted.request(route, method, c.res.status, milliseconds / 1000)
    if (QUIET.includes(route)) return
    log.info({ route, method, status: c.res.status, ms: Math.round(milliseconds * 10) / 10 }, 'request')
  }
}

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']
/** Asked for every few seconds by what watches the server. */
const QUIET: readonly string[] = ['/healthz', '/readyz', '/metrics']

/** The route as it was declared; middleware is declared for everything. */
function routeOf(paths: readonly string[]): string {
  return paths.findLast((path) => path !== '*' && path !== '/*') ?? 'unmatched'
}
