import { credentialTypeId, issuerId, toEpoch } from '@hefu/standard'
import { as, list, number, oneOf, orNull, type Read, record, type Shape, text, truth } from '../net/shape.ts'

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

const epoch: Shape<ReturnType<typeof toEpoch>> = (value) => as((of) => toEpoch(Number(of)))(String(number(value)))
/** A span of weeks and its key; `registered` false before the register has the key: until then it signs nothing. */
const span = record({ firstEpoch: epoch, lastEpoch: epoch, registered: truth })

const hourlyCount = record({
  /** Its first second, Unix time. */
  hour: number,
  /** What is counted: a kind of card, a reason, an age. */
  label: text,
  /** Null when it is below ten. */
  count: orNull(number),
})

const witness = record({
  name: text,
  size: orNull(number),
  lastSeenAt: orNull(number),
  state: oneOf(['ok', 'behind', 'silent']),
})

const series = record({ name: oneOf(['enrolled', 'refreshed', 'denied', 'bundle-held']), points: list(hourlyCount) })

const alarm = record({
  /** One of {@link ALARM_CODES}, or what a newer city warns of. */
  code: text,
  level: oneOf(['warning', 'fault']),
  /** The id of a type, a service or a witness. */
  about: orNull(text),
  since: number,
})

/** `GET /officers/health`. Nothing in it is about a person, and every count is of at least ten. All times are Unix seconds. */
export const systemHealth = record({
  at: number,
  log: record({
    /** Acts that are durable. */
    size: number,
    /** Acts that wallets and gates can see. */
    published: number,
    publishedAt: orNull(number),
    waiting: number,
    lagSeconds: number,
    witnesses: list(witness),
  }),
  /** For each type the key of the present span of weeks and of the next; null where the city holds none. */
  keys: list(
    record({ type: as(credentialTypeId), issuer: as(issuerId), present: orNull(span), next: orNull(span) }),
  ),
  series: list(series),
  alarms: list(alarm),
})

export type SystemHealth = Read<typeof systemHealth>
export type LogHealth = SystemHealth['log']
export type WitnessHealth = Read<typeof witness>
export type HourlyCount = Read<typeof hourlyCount>
export type SeriesName = Read<typeof series>['name']
export type Alarm = Read<typeof alarm>
