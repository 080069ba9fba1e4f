import { epochPlus, epochStart, type IssuerId, type RegisterState } from '@hefu/standard'
import type { HourlyCount } from './count-store.ts'
import type { KeyCoverage } from './key-coverage.ts'
import { type LogHealth, SILENT_SECONDS } from './log-health.ts'
import type { LogReading } from './log-reading.ts'

/** What somebody has to look at. */
export type AlarmCode =
  | 'witness-silent'
  | 'log-behind'
  | 'next-key-missing'
  | 'service-ends-soon'
  | 'type-ends-soon'
  | 'case-overdue'
  | 'receipt-missing'
  | 'gates-behind'

/** Something that somebody has to look at: soon, or at once. */
export interface Alarm {
  readonly code: AlarmCode
  readonly level: 'warning' | 'fault'
  /** The name of a witness, a type, a service or a case; null where there is but one. */
  readonly about: string | null
  /** Unix seconds. */
  readonly since: number
}

const DAY = 86_400
/** Readers see an act within seconds; after so many something is wrong. */
const LAG_SECONDS = 300
/** Checkpoints are cosigned anew every ten minutes; wallets and gates grow old without. */
const UNATTESTED_SECONDS = 3600
/** Days before its first week in which the next key should be in the register, and in which it must. */
const KEY_DAYS = { warning: 28, fault: 8 }
/** Days before the end of a service or a type. */
const SERVICE_DAYS = 30
const TYPE_DAYS = 60
/** Days after the end of a type within which its receipt should be in the register. */
const RECEIPT_DAYS = 30
/** One gate in ten with a bundle of more than a day, among so many answers at least. */
const LATE_SHARE = 0.1
const LATE_LEAST = 10

/** Alarms of the log: too few witnesses would stop the city within days. */
export function logAlarms(reading: LogReading, health: LogHealth, now: number): readonly Alarm[] {
  const silent = health.witnesses.filter(({ state }) => state === 'silent')
  const enough = health.witnesses.length - silent.length >= reading.quorum
  const alarms: Alarm[] = silent.map(({ name, lastSeenAt }) => {
    const outcome = reading.witnesses.find((witness) => witness.name === name)?.outcome
    const refuses = outcome === 'refused' || outcome === 'ahead'
    const since = lastSeenAt === null ? now : Math.min(now, lastSeenAt + (refuses ? 0 : SILENT_SECONDS))
    return { code: 'witness-silent', level: refuses || !enough ? 'fault' : 'warning', about: name, since }
  })
  const unattested = health.publishedAt !== null && now - health.publishedAt > UNATTESTED_SECONDS
  if (unattested) {
    const since = (health.publishedAt ?? now) + UNATTESTED_SECONDS
    alarms.push({ code: 'log-behind', level: 'fault', about: null, since })
  } else if (health.lagSeconds > LAG_SECONDS) {
    alarms.push({ code: 'log-behind', level: 'warning', about: null, since: now - health.lagSeconds + LAG_SECONDS })
  }
  return alarms
}

/** Alarms of keys: a type without a registered key for the present or the next week is not issued. */
export function keyAlarms(
  keys: readonly KeyCoverage[],
  register: Pick<RegisterState, 'types' | 'city'>,
  now: number,
): readonly Alarm[] {
  const offset = register.city?.utcOffsetMinutes ?? 0
  return keys.flatMap(({ type, present, next }): readonly Alarm[] => {
    const endsAt = register.types.get(type)?.endsAt ?? 0
    if (endsAt <= now) return []
    if (!present?.registered) return [{ code: 'next-key-missing', level: 'fault', about: type, since: now }]
    const runsOut = epochStart(epochPlus(present.lastEpoch, 1), offset)
    const since = runsOut - KEY_DAYS.warning * DAY
    if (next?.registered || endsAt <= runsOut || now < since) return []
    const level = now < runsOut - KEY_DAYS.fault * DAY ? 'warning' : 'fault'
    return [{ code: 'next-key-missing', level, about: type, since }]
  })
}

/** Alarms of the register: what ends soon, and what has ended and is not accounted for. */
export function registerAlarms(register: RegisterState, issuer: IssuerId, now: number): readonly Alarm[] {
  const alarms: Alarm[] = []
  const ends = new Map(register.services.map(({ service }) => [service.id, service.endsAt]))
  for (const [id, endsAt] of ends) {
    const since = endsAt - SERVICE_DAYS * DAY
    if (since <= now && now < endsAt) alarms.push({ code: 'service-ends-soon', level: 'warning', about: id, since })
  }
  for (const [id, { endsAt, destroyedBy }] of register.types) {
    const since = endsAt - TYPE_DAYS * DAY
    if (since <= now && now < endsAt) alarms.push({ code: 'type-ends-soon', level: 'warning', about: id, since })
    const issued = register.keys.some((key) => key.issuer === issuer && key.type === id)
    if (endsAt > now || !issued || destroyedBy.has(issuer)) continue
    const level = now - endsAt > RECEIPT_DAYS * DAY ? 'fault' : 'warning'
    alarms.push({ code: 'receipt-missing', level, about: id, since: endsAt })
  }
  return alarms
}

/** Alarms of cases that somebody waits for. */
export function caseAlarms(overdue: readonly { readonly id: string; readonly dueAt: number }[]): readonly Alarm[] {
  return overdue.map(({ id, dueAt }) => ({ code: 'case-overdue', level: 'fault', about: id, since: dueAt }))
}

/** An alarm when many gates ask with a bundle of more than a day: they stop at seven. @param counts of the last day */
export function gateAlarms(counts: readonly HourlyCount[]): readonly Alarm[] {
  const held = counts.filter(({ name, label }) => name === 'bundle-held' && label !== 'none')
  const late = held.filter(({ label }) => label === 'week' || label === 'older')
  const [total, behind] = [held, late].map((some) => some.reduce((sum, { count }) => sum + (count ?? 0), 0))
  const [first] = late
  if (!first || !total || !behind || total < LATE_LEAST || behind / total <= LATE_SHARE) return []
  return [{ code: 'gates-behind', level: 'warning', about: null, since: first.hour }]
}
