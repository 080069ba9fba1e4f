import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { describeError } from './describe-error.ts'
import { problem, problemAnswer } from './problem.ts'
import type { Log } from './request-log.ts'

/** The figures of a process as Prometheus reads them. */
export interface Figures {
  text(): Promise<string>
  readonly contentType: string
}

/** What health is read from. */
export interface HealthPorts {
  readonly metrics: Figures
  /** Fulfilled when it can serve now; rejected with why not. */
  readonly ready: () => Promise<void>
  /** Told why it cannot; the answer does not say. */
  readonly log: Log
}

const TAGS = ['Operations']

/**
 * `/healthz`: the process lives. `/readyz`: it can serve, its database answers and it has the keys of this epoch. `/metrics`: figures for
 * Prometheus. They tell nothing about anybody; a proxy in front need not pass them on.
 */
export function healthRoutes({ metrics, ready, log }: HealthPorts): Hono {
  const routes = new Hono()
  routes.get(
    '/healthz',
    describeRoute({ tags: TAGS, summary: 'The process lives', responses: { 200: { description: 'It does.' } } }),
    (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }),
  )
  routes.get(
    '/readyz',
    describeRoute({
      tags: TAGS,
      summary: 'It can serve',
      responses: { 200: { description: 'It can.' }, 503: problemAnswer('It cannot now.') },
    }),
    async (c) => {
      try {
        await ready()
        return c.json({ status: 'ready' }, 200, { 'Cache-Control': 'no-store' })
      } catch (error) {
        log.error({ error: describeError(error) }, 'not ready')
        return problem(c, 503, 'not-ready', 'It cannot serve now.')
      }
    },
  )
  routes.get(
    '/metrics',
    describeRoute({
      tags: TAGS,
      summary: 'Figures for Prometheus',
      responses: { 200: { description: 'The figures.' } },
    }),
    async (c) =>
      c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }),
  )
  return routes
}
