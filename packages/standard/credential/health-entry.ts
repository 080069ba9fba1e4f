import { credentialTypeId } from '../identifiers.ts'
import type { Attribute } from './attribute.ts'
import type { CredentialType } from './credential-type.ts'

const DAYS = [
  ['mon', '周一', 'Monday'],
  ['tue', '周二', 'Tuesday'],
  ['wed', '周三', 'Wednesday'],
  ['thu', '周四', 'Thursday'],
  ['fri', '周五', 'Friday'],
  ['sat', '周六', 'Saturday'],
  ['sun', '周日', 'Sunday'],
] as const
const HALVES = [
  ['am', '上午', 'morning'],
  ['pm', '下午', 'afternoon'],
] as const

/**
 * May enter where health matters, for each half-day of the epoch's week by the city's clocks, Monday first. Why is not said: who was tested,
 * immunised or has recovered looks alike to a venue, which asks for the half-day that it is.
 */
export const HEALTH_ENTRY: CredentialType = {
  id: credentialTypeId('health.entry'),
  name: { 'zh-CN': '健康通行凭证', en: 'Health entry' },
  attributes: DAYS.flatMap(([day, dayChinese, dayEnglish]) =>
    HALVES.map(
      ([half, chinese, english]): Attribute => ({
        name: `${day}-${half}`,
        label: { 'zh-CN': `${dayChinese}${chinese}可入场`, en: `May enter on ${dayEnglish} ${english}` },
        kind: { kind: 'flag' },
      }),
    ),
  ),
}

/**
 * Which attribute of {@link HEALTH_ENTRY} is for a moment.
 *
 * @param unixSeconds a moment of the epoch of the credential
 */
export function halfDayIndex(unixSeconds: number, utcOffsetMinutes: number): number {
  const local = new Date((unixSeconds + utcOffsetMinutes * 60) * 1000)
  const monday = (local.getUTCDay() + 6) % 7
  return monday * HALVES.length + (local.getUTCHours() < 12 ? 0 : 1)
}
