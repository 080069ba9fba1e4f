import { type CredentialTypeId, credentialTypeId, type Epoch, type IssuerId, issuerId, toEpoch } from '@hefu/standard'
import { readCount, readFlag, readList, readObject, readOrNull, readText, readWord } from '../reading/answer-shape.ts'

const WITNESS_STATES = ['ok', 'behind', 'silent'] as const
const SERIES = ['enrolled', 'refreshed', 'denied', 'bundle-held'] as const
export type SeriesName = (typeof SERIES)[number]
/** What a city warns of. */
export const ALARM_CODES = [
  'witness-silent',
  'log-behind',
  'next-key-missing',
  'service-ends-soon',
  'type-ends-soon',
  'case-overdue',
  'receipt-missing',
  'gates-behind',
] as const
export type AlarmCode = (typeof ALARM_CODES)[number]

/** How the system is: nothing in it is about a person, and every count is of at least ten. */
export interface SystemHealth {
  /** Unix seconds, as all times here. */
  readonly at: number
  readonly log: LogHealth
  readonly keys: readonly KeyCoverage[]
  readonly series: readonly HourlySeries[]
  readonly alarms: readonly Alarm[]
}

/** The log and who cosigns it. */
export interface LogHealth {
  /** Acts that are durable. */
  readonly size: number
  /** Acts that wallets and gates can see. */
  readonly published: number
  readonly publishedAt: number | null
  readonly waiting: number
  readonly lagSeconds: number
  readonly witnesses: readonly WitnessHealth[]
}

/** How far a witness has come. */
export interface WitnessHealth {
  readonly name: string
  readonly size: number | null
  readonly lastSeenAt: number | null
  readonly state: (typeof WITNESS_STATES)[number]
}

/** The keys of a type for the present span of weeks and the next; null where the city holds none. */
export interface KeyCoverage {
  readonly type: CredentialTypeId
  readonly issuer: IssuerId
  readonly present: CoveredSpan | null
  readonly next: CoveredSpan | null
}

/** A span of weeks and its key. */
export interface CoveredSpan {
  readonly firstEpoch: Epoch
  readonly lastEpoch: Epoch
  /** Whether the register has the key: before, it signs nothing. */
  readonly registered: boolean
}

/** Counts by the hour. */
export interface HourlySeries {
  readonly name: SeriesName
  readonly points: readonly HourlyCount[]
}

/** A count of one hour; null when it is below ten. */
export interface HourlyCount {
  readonly hour: number
  /** What is counted: a kind of card, a reason, an age. */
  readonly label: string
  readonly count: number | null
}

/** Something to see to. */
export interface Alarm {
  readonly code: AlarmCode | 'other'
  readonly level: 'warning' | 'fault'
  /** What it is about: the id of a type, a service or a witness. */
  readonly about: string | null
  readonly since: number
}

/** @throws BrowserError `city-down` for what is no state of a system */
export function parseHealth(answer: unknown): SystemHealth {
  const { at, log, keys, series, alarms } = readObject(answer)
  return {
    at: readCount(at),
    log: parseLog(log),
    keys: readList(keys ?? [], parseCoverage),
    series: readList(series ?? [], parseSeries),
    alarms: readList(alarms, parseAlarm),
  }
}

function parseLog(value: unknown): LogHealth {
  const { size, published, publishedAt, waiting, lagSeconds, witnesses } = readObject(value)
  return {
    size: readCount(size),
    published: readCount(published),
    publishedAt: readOrNull(publishedAt, readCount),
    waiting: readCount(waiting),
    lagSeconds: readCount(lagSeconds),
    witnesses: readList(witnesses ?? [], (item) => {
      const witness = readObject(item)
      return {
        name: readText(witness.name),
        size: readOrNull(witness.size, readCount),
        lastSeenAt: readOrNull(witness.lastSeenAt, readCount),
        state: readWord(witness.state, WITNESS_STATES),
      }
    }),
  }
}

function parseCoverage(value: unknown): KeyCoverage {
  const { type, issuer, present, next } = readObject(value)
  return {
    type: credentialTypeId(readText(type)),
    issuer: issuerId(readText(issuer)),
    present: readOrNull(present, parseSpan),
    next: readOrNull(next, parseSpan),
  }
}

function parseSpan(value: unknown): CoveredSpan {
  const { firstEpoch, lastEpoch, registered } = readObject(value)
  return {
    firstEpoch: toEpoch(readCount(firstEpoch)),
    lastEpoch: toEpoch(readCount(lastEpoch)),
    registered: readFlag(registered),
  }
}

function parseSeries(value: unknown): HourlySeries {
  const { name, points } = readObject(value)
  return {
    name: readWord(name, SERIES),
    points: readList(points, (item) => {
      const { hour, label, count } = readObject(item)
      return { hour: readCount(hour), label: readText(label), count: readOrNull(count, readCount) }
    }),
  }
}

function parseAlarm(value: unknown): Alarm {
  const { code, level, about, since } = readObject(value)
  return {
    // A newer city may warn of what this console has no words for: it is shown all the same.
    code: ALARM_CODES.find((known) => known === code) ?? 'other',
    level: readWord(level, ['warning', 'fault']),
    about: readOrNull(about, readText),
    since: readCount(since),
  }
}
