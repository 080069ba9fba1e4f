import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { SystemHealth } from '../health/read-health.ts'
import { type LogFigures, logFigures } from './log-figures.ts'

/** What the modules of the city report; labels are routes, types and outcomes, never anything about a person. */
export interface Counted {
  request(route: string, method: string, status: number, seconds: number): void
  /** @param way how it was issued; null when it was not */
  issuance(type: string, outcome: string, way: 'enrolled' | 'refreshed' | null): void
}

/** Figures for Prometheus. */
export interface Metrics extends Counted {
  /** The exposition text. */
  text(): Promise<string>
  readonly contentType: string
  /** Told by the log what it does. */
  readonly log: LogFigures
}

/** What is read when the figures are asked for. */
export interface Observed {
  /** Connections of the database pool. */
  readonly pool: () => { readonly total: number; readonly idle: number; readonly waiting: number }
  /** Unix seconds: enough witnesses saw the published register then or later; 0 before the first. */
  readonly bundleAttestedAt: () => Promise<number>
  /** How far the log has come. */
  readonly log: () => { readonly signedSize: number; readonly publishedSize: number }
  /** How each witness answered last, by the name of its key. */
  readonly witnesses: () => Readonly<Record<string, string | null>>
  /** How the city is, as its officers see it. */
  readonly health: () => Promise<Pick<SystemHealth, 'log' | 'alarms'>>
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
    name: 'hefu_bundle_attested_at_seconds',
    help: 'Unix time at which enough witnesses last saw the published register.',
    registers: [registry],
    async collect() {
      this.set(await observed.bundleAttestedAt())
    },
  })
  new Gauge({
    name: 'hefu_log_entries',
    help: 'Entries of the log: signed, and published with enough cosignatures.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { signedSize, publishedSize } = observed.log()
      this.set({ state: 'signed' }, signedSize)
      this.set({ state: 'published' }, publishedSize)
    },
  })
  new Gauge({
    name: 'hefu_log_witness',
    help: '1 for how a witness answered last: cosigned, unreachable; ahead or refused need a look at once.',
    labelNames: ['witness', 'outcome'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [witness, outcome] of Object.entries(observed.witnesses())) {
        this.set({ witness, outcome: outcome ?? 'not-asked' }, 1)
      }
    },
  })
  const log = logFigures(registry)
  const alarms = new Gauge({
    name: 'hefu_alarms',
    help: 'What somebody has to look at, as the console shows it: soon (warning), or at once (fault).',
    labelNames: ['code', 'level'],
    registers: [registry],
  })

  /** Where health cannot be read, as without a database, its figures are missing and the others are there. */
  async function readHealth(): Promise<void> {
    alarms.reset()
    const health = await observed.health().catch(() => null)
    log.standing(health?.log ?? null)
    for (const { code, level } of health?.alarms ?? []) alarms.inc({ code, level })
  }

  return {
    request: (route, method, status, seconds) => requests.observe({ route, method, status: String(status) }, seconds),
    issuance: (type, outcome) => issuances.inc({ type, outcome }),
    async text() {
      await readHealth()
      return registry.metrics()
    },
    log,
    contentType: registry.contentType,
  }
}
