import type { CredentialTypeId, Epoch, IssuerId } from '@hefu/standard'

/** How the system is: nothing in it is about a person, and every count is of at least ten. All times are Unix seconds. */
export interface SystemHealth {
  readonly at: number
  readonly log: LogHealth
  readonly keys: readonly KeyCoverage[]
  readonly series: readonly HourlySeries[]
  readonly alarms: readonly Alarm[]
}

/** The log, and who cosigns it. */
export interface LogHealth {
  /** Acts that are durable. */
  readonly size: number
  /** Acts that wallets and gates can see. */
  readonly published: number
  readonly publishedAt: number | null
  /** Proposals that wait for a second officer. */
  readonly waiting: number
  readonly lagSeconds: number
  readonly witnesses: readonly WitnessHealth[]
}

/** How far a witness has come. */
export interface WitnessHealth {
  readonly name: string
  readonly size: number | null
  readonly lastSeenAt: number | null
  readonly state: 'ok' | 'behind' | 'silent'
}

/** The keys of a type for the present span of weeks and for the next; null where the city holds none. */
export interface KeyCoverage {
  readonly type: CredentialTypeId
  readonly issuer: IssuerId
  readonly present: CoveredSpan | null
  readonly next: CoveredSpan | null
}

/** A span of weeks, and whether the register has its key: before that it signs nothing. */
export interface CoveredSpan {
  readonly firstEpoch: Epoch
  readonly lastEpoch: Epoch
  readonly registered: boolean
}

/** Counts by the hour. */
export interface HourlySeries {
  readonly name: 'enrolled' | 'refreshed' | 'denied' | 'bundle-held'
  readonly points: readonly HourlyCount[]
}

/** A count of one hour; null when it is below ten. */
export interface HourlyCount {
  /** Its first second. */
  readonly hour: number
  /** What is counted: a kind of card, a reason, an age. */
  readonly label: string
  readonly count: number | null
}

/** Something to see to. */
export interface Alarm {
  /** One that this console has words for, or what a newer city warns of. */
  readonly code: string
  readonly level: 'warning' | 'fault'
  /** The id of a type, a service or a witness. */
  readonly about: string | null
  readonly since: number
}
