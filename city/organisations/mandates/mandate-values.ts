import { type AttributeValue, type AttributeValues, epochStart, MANDATE_POWERS } from '@hefu/standard'
import { dayAt } from '../../issuance/age.ts'
import type { EpochInCity } from '../../issuance/map-claims.ts'
import type { Grant } from './grant.ts'

/**
 * What a mandate says in an epoch, in the order of its type; null when it has ended: the organisation ended it, or its last day is before the
 * epoch's first.
 */
export function mandateValues(grant: Grant, { epoch, utcOffsetMinutes }: EpochInCity): AttributeValues | null {
  const { organisation, organisationName, powers, cap, validUntil, endedOn } = grant
  const firstDay = dayAt(epochStart(epoch, utcOffsetMinutes), utcOffsetMinutes)
  if (endedOn !== null || (validUntil !== null && validUntil < firstDay)) return null
  const flags: AttributeValue[] = MANDATE_POWERS.map((power) => powers.includes(power))
  return [organisation, organisationName, ...flags, cap, validUntil]
}
