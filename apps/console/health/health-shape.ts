import { as, list, number, oneOf, orNull, record, type Shape, text, truth } from '@hefu/app-browser/city-api'
import { credentialTypeId, issuerId, toEpoch } from '@hefu/standard'
import type { CoveredSpan, HourlyCount, LogHealth, SystemHealth } from './health.ts'

const log: Shape<LogHealth> = record({
  size: number,
  published: number,
  publishedAt: orNull(number),
  waiting: number,
  lagSeconds: number,
  witnesses: list(
    record({
      name: text,
      size: orNull(number),
      lastSeenAt: orNull(number),
      state: oneOf(['ok', 'behind', 'silent']),
    }),
  ),
})

const epoch: Shape<CoveredSpan['firstEpoch']> = (value) => as((digits) => toEpoch(Number(digits)))(`${number(value)}`)
const span: Shape<CoveredSpan> = record({ firstEpoch: epoch, lastEpoch: epoch, registered: truth })
const point: Shape<HourlyCount> = record({ hour: number, label: text, count: orNull(number) })

/** `GET /officers/health`. */
export const systemHealth: Shape<SystemHealth> = record({
  at: number,
  log,
  keys: list(record({ type: as(credentialTypeId), issuer: as(issuerId), present: orNull(span), next: orNull(span) })),
  series: list(record({ name: oneOf(['enrolled', 'refreshed', 'denied', 'bundle-held']), points: list(point) })),
  alarms: list(record({ code: text, level: oneOf(['warning', 'fault']), about: orNull(text), since: number })),
})
