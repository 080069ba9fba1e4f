import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { LogHealth } from '../health/log-health.ts'
import type { LogMetrics } from '../log/log-metrics.ts'

/** Figures of the log: how long writes take, how witnesses answer, how far readers are behind. */
export interface LogFigures extends LogMetrics {
  /** Takes what is shown of the log now; null where it cannot be read. */
  standing(log: Pick<LogHealth, 'lagSeconds' | 'witnesses'> | null): void
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

/** Makes the figures of the log in a registry. Sizes are read where they are asked for, so that they need no report. */
export function logFigures(registry: Registry): LogFigures {
  const registers = [registry]
  const appends = new Histogram({
    name: 'hefu_log_append_seconds',
    help: 'Time until a batch of entries was durable.',
    buckets: SECONDS,
    registers,
  })
  const entries = new Counter({
    name: 'hefu_log_appended_entries_total',
    help: 'Entries that this process has made durable.',
    registers,
  })
  const answers = new Counter({
    name: 'hefu_log_witness_answers_total',
    help: 'How witnesses answered, by witness and outcome.',
    labelNames: ['witness', 'outcome'],
    registers,
  })
  const lag = new Gauge({
    name: 'hefu_log_lag_seconds',
    help: 'For how long an act has been decided that readers do not see yet.',
    registers,
  })
  const seen = new Gauge({
    name: 'hefu_log_witness_cosigned_at_seconds',
    help: 'Unix time at which a witness cosigned last.',
    labelNames: ['witness'],
    registers,
  })
  return {
    appended(count, seconds) {
      appends.observe(seconds)
      entries.inc(count)
    },
    signed() {},
    published() {},
    witness: (witness, outcome) => answers.inc({ witness, outcome }),
    standing(log) {
      seen.reset()
      if (log) lag.set(log.lagSeconds)
      else lag.set(Number.NaN)
      for (const { name, lastSeenAt } of log?.witnesses ?? [])
        if (lastSeenAt !== null) seen.set({ witness: name }, lastSeenAt)
    },
  }
}
