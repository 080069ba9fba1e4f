import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the modules of the city report; labels are routes, types and outcomes, never anything about a person. */
export interface Counted {
  request(route: string, method: string, status: number, seconds: number): void
  issuance(type: string, outcome: string): void
}

/** Figures for Prometheus. */
export interface Metrics extends Counted {
  /** The exposition text. */
  text(): Promise<string>
  readonly contentType: string
}

/** What is read when the figures are asked for. */
export interface Observed {
  /** Connections of the database pool. */
  readonly pool: () => { readonly total: number; readonly idle: number; readonly waiting: number }
  /** Unix seconds at which the bundle that is served was signed. */
  readonly bundleIssuedAt: () => number
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/** Makes the figures of one process, in a registry of their own. */
export function createMetrics(observed: Observed): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'hefu_' })
  const requests = new Histogram({
    name: 'hefu_http_request_seconds',
    help: 'Time to answer, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  const issuances = new Counter({
    name: 'hefu_issuances_total',
    help: 'Credential requests, by type and outcome.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  })
  new Gauge({
    name: 'hefu_database_connections',
    help: 'Connections of the pool: open, idle, and requests that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(observed.pool())) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'hefu_bundle_issued_at_seconds',
    help: 'Unix time at which the trust bundle was signed.',
    registers: [registry],
    collect() {
      this.set(observed.bundleIssuedAt())
    },
  })
  return {
    request: (route, method, status, seconds) => requests.observe({ route, method, status: String(status) }, seconds),
    issuance: (type, outcome) => issuances.inc({ type, outcome }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
