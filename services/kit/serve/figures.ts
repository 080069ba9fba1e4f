import type { Figures, RequestCount } from '@hefu/server'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** The figures of one process of a service, of its routes and of nobody; a service adds its own to `registry`. */
export interface ServiceFigures extends Figures, RequestCount {
  readonly registry: Registry
}

/** Makes the figures. */
export function serviceFigures(): ServiceFigures {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'service_' })
  const requests = new Histogram({
    name: 'service_http_request_seconds',
    help: 'Time to answer, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  return {
    registry,
    request: (route, method, status, seconds) => requests.observe({ route, method, status: String(status) }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
