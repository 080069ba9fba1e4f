import type { IssuerKeys } from '@hefu/server'
import { type Clock, type CredentialTypeId, epochAt, type IssuerId, type RegisterState } from '@hefu/standard'
import { type Alarm, caseAlarms, gateAlarms, keyAlarms, logAlarms, registerAlarms } from './alarms.ts'
import { COUNTED, type CountName, type CountStore, type HourlyCount } from './count-store.ts'
import { CROWD, HOUR, type HourlyCounts, KEPT_DAYS, openHour } from './hourly-counts.ts'
import { type KeyCoverage, keyCoverage } from './key-coverage.ts'
import { type LogHealth, logHealth } from './log-health.ts'
import type { LogReading } from './log-reading.ts'

/** What health is read from. */
export interface HealthSources {
  readonly issuer: IssuerId
  /** What this city issues. */
  readonly types: readonly CredentialTypeId[]
  readonly register: () => RegisterState
  readonly keys: Pick<IssuerKeys, 'held'>
  readonly log: () => Promise<LogReading>
  /** How many proposals wait for a second officer. */
  readonly waiting: () => Promise<number>
  readonly counts: HourlyCounts
  readonly counted: CountStore
  /** Cases that somebody waits for longer than was promised; their ids are random. */
  readonly overdueCases: (now: number) => Promise<readonly { readonly id: string; readonly dueAt: number }[]>
  readonly clock: Clock
}

/** A chart: for each closed hour and label a count, null where it is smaller than a crowd; an hour without a point had none. */
export interface HourlySeries {
  readonly name: CountName
  readonly points: readonly { readonly hour: number; readonly label: string; readonly count: number | null }[]
}

/** How the city is. Times are Unix seconds. */
export interface SystemHealth {
  readonly at: number
  readonly log: LogHealth & { readonly waiting: number }
  readonly keys: readonly KeyCoverage[]
  readonly series: readonly HourlySeries[]
  readonly alarms: readonly Alarm[]
}

/** Reads how the city is, and judges it. */
export async function readHealth(sources: HealthSources): Promise<SystemHealth> {
  const { issuer, types, counted } = sources
  const now = sources.clock()
  const register = sources.register()
  const epoch = epochAt(now, register.city?.utcOffsetMinutes ?? 0)
  await sources.counts.flush()
  const open = openHour(now)
  const [reading, waiting, counts, overdue] = await Promise.all([
    sources.log(),
    sources.waiting(),
    counted.read(open - KEPT_DAYS * 24 * HOUR, open),
    sources.overdueCases(now),
  ])
  const log = logHealth(reading, now)
  const held = sources.keys.held()
  const keys = types
    .filter((type) => register.types.has(type))
    .map((type) => keyCoverage({ type, issuer }, epoch, { held, registered: register.keys }))
  return {
    at: now,
    log: { ...log, waiting },
    keys,
    series: COUNTED.map((name) => ({ name, points: pointsOf(counts, name) })),
    alarms: [
      ...logAlarms(reading, log, now),
      ...keyAlarms(keys, register, now),
      ...registerAlarms(register, issuer, now),
      ...caseAlarms(overdue),
      ...gateAlarms(counts.filter(({ hour }) => hour >= open - 24 * HOUR)),
    ],
  }
}

function pointsOf(counts: readonly HourlyCount[], name: CountName): HourlySeries['points'] {
  return counts
    .filter((point) => point.name === name)
    .map(({ hour, label, count }) => ({ hour, label, count: (count ?? 0) < CROWD ? null : count }))
}
