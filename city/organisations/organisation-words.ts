import type { LocalText } from '@hefu/standard'
import type { LicenceStatus, OrganisationKind, OrganisationStatus, ResultOutcome } from './organisation.ts'

/** What each kind is called. */
export const KIND_WORDS: Readonly<Record<OrganisationKind, LocalText>> = {
  food: { 'zh-CN': '餐饮', en: 'Food and drink' },
  shop: { 'zh-CN': '商店', en: 'Shop' },
  lodging: { 'zh-CN': '住宿', en: 'Lodging' },
  school: { 'zh-CN': '学校', en: 'School' },
  clinic: { 'zh-CN': '医疗机构', en: 'Clinic' },
  service: { 'zh-CN': '服务', en: 'Services' },
  industry: { 'zh-CN': '工业', en: 'Industry' },
  office: { 'zh-CN': '办公', en: 'Office' },
  'public-body': { 'zh-CN': '公共机构', en: 'Public body' },
  association: { 'zh-CN': '社会组织', en: 'Association' },
  other: { 'zh-CN': '其他', en: 'Other' },
}

/** What each status is called. */
export const STATUS_WORDS: Readonly<Record<OrganisationStatus, LocalText>> = {
  active: { 'zh-CN': '正常登记', en: 'Registered' },
  suspended: { 'zh-CN': '暂停营业', en: 'Suspended' },
  closed: { 'zh-CN': '已注销', en: 'Closed' },
}

/** How a licence stands on a day. */
export type LicenceStanding = LicenceStatus | 'not-yet' | 'expired'

/** What each standing is called. */
export const LICENCE_WORDS: Readonly<Record<LicenceStanding, LocalText>> = {
  granted: { 'zh-CN': '有效', en: 'Valid' },
  suspended: { 'zh-CN': '已暂扣', en: 'Suspended' },
  revoked: { 'zh-CN': '已吊销', en: 'Revoked' },
  'not-yet': { 'zh-CN': '尚未生效', en: 'Not yet valid' },
  expired: { 'zh-CN': '已过期', en: 'Expired' },
}

/** What each outcome is called. */
export const OUTCOME_WORDS: Readonly<Record<ResultOutcome, LocalText>> = {
  passed: { 'zh-CN': '合格', en: 'Passed' },
  remedied: { 'zh-CN': '整改后合格', en: 'Passed after remedy' },
  failed: { 'zh-CN': '不合格', en: 'Failed' },
}

/** How a licence stands on a day of the city, `YYYY-MM-DD`. */
export function standingOf(
  {
    status,
    validFrom,
    validUntil,
  }: { readonly status: LicenceStatus; readonly validFrom: string; readonly validUntil: string | null },
  today: string,
): LicenceStanding {
  if (status !== 'granted') return status
  if (today < validFrom) return 'not-yet'
  return validUntil !== null && validUntil < today ? 'expired' : 'granted'
}
