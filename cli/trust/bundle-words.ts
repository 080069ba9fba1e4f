import { epochAt, isInForce, isStale, MAX_BUNDLE_AGE, type Service, type TrustBundle, typeOf } from '@hefu/standard'
import { columns } from '../text/columns.ts'
import { issuerKeyLines } from '../text/issuer-keys.ts'
import { formatDuration, formatMoment, formatOffset, localTime } from '../text/moment.ts'
import { both, days } from '../text/words.ts'

/** A bundle in words, as of a moment in Unix seconds. */
export async function bundleWords(bundle: TrustBundle, now: number): Promise<string> {
  const { origin, name, issuedAt, utcOffsetMinutes: offset } = bundle
  const until = issuedAt + MAX_BUNDLE_AGE
  const standing = isStale(bundle, now) ? 'TOO OLD to rely on since' : 'to be relied on until'
  return [
    `register of ${origin}, ${both(name)}`,
    `  seen by its witnesses ${formatMoment(issuedAt, offset)}, ${formatDuration(Math.max(0, now - issuedAt))} ago`,
    `  ${standing} ${localTime(until, offset)}; the city's clocks are at ${formatOffset(offset)}`,
    'issuers',
    ...indented(
      bundle.issuers.map((issuer) => [
        issuer.id,
        both(issuer.name),
        ...(issuer.address === undefined ? [] : [issuer.address]),
      ]),
    ),
    'issuer keys',
    ...(await issuerKeyLines(bundle.issuerKeys, epochAt(now, offset))).map((line) => `  ${line}`),
    'credential types',
    ...bundle.types.flatMap((type) => [
      `  ${type.id}  ${both(type.name)}`,
      `    ${type.attributes.map((attribute) => attribute.name).join(', ')}`,
    ]),
    'services',
    ...indented(bundle.services.map((service) => serviceRow(service, bundle, now))),
    '',
  ].join('\n')
}

/** The same for programs. */
export function bundleContent(bundle: TrustBundle, now: number): unknown {
  const ageSeconds = now - bundle.issuedAt
  return { ...bundle, ageSeconds, usableUntil: bundle.issuedAt + MAX_BUNDLE_AGE, stale: isStale(bundle, now) }
}

function serviceRow(service: Service, bundle: TrustBundle, now: number): string[] {
  const { id, type, required, optional, scope, admission, showing, retentionDays } = service
  const attributes = typeOf(bundle, type)?.attributes ?? []
  const names = (indexes: readonly number[]): string[] => indexes.map((index) => attributes[index]?.name ?? `${index}`)
  const asked = [...names(required), ...names(optional).map((name) => `[${name}]`)]
  return [
    id,
    showing === 'answer' ? 'asks first' : 'open',
    asked.length === 0 ? 'nothing' : asked.join(' '),
    `pseudonym by ${scope}${admission === 'once' ? ', once' : ''}`,
    retentionDays === 0 ? 'keeps nothing' : `keeps ${days(retentionDays)}`,
    standing(service, bundle, now),
    both(service.name),
  ]
}

function standing(service: Service, { utcOffsetMinutes }: TrustBundle, now: number): string {
  const day = (moment: number): string => localTime(moment, utcOffsetMinutes).slice(0, 10)
  if (isInForce(service, now)) return `until ${day(service.endsAt)}`
  return service.validFrom > now ? `FROM ${day(service.validFrom)}` : `ENDED ${day(service.endsAt)}`
}

function indented(rows: readonly (readonly string[])[]): string[] {
  return columns(rows).map((line) => `  ${line}`)
}
