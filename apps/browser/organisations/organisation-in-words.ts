import * as m from '../paraglide/messages.js'
import type { InspectionResult, Licence, OrganisationKind, OrganisationStatus } from './organisation.ts'

const KINDS: Readonly<Record<OrganisationKind, () => string>> = {
  food: m.org_food,
  shop: m.org_shop,
  lodging: m.org_lodging,
  school: m.org_school,
  clinic: m.org_clinic,
  service: m.org_service,
  industry: m.org_industry,
  office: m.org_office,
  'public-body': m.org_public_body,
  association: m.org_association,
  other: m.org_other,
}
const STATUSES: Readonly<Record<OrganisationStatus, () => string>> = {
  active: m.org_active,
  suspended: m.org_suspended,
  closed: m.org_closed,
}
const STANDINGS: Readonly<Record<Licence['standing'], () => string>> = {
  granted: m.licence_granted,
  suspended: m.licence_suspended,
  revoked: m.licence_revoked,
  'not-yet': m.licence_not_yet,
  expired: m.licence_expired,
}
const OUTCOMES: Readonly<Record<NonNullable<InspectionResult['outcome']>, () => string>> = {
  passed: m.result_passed,
  remedied: m.result_remedied,
  failed: m.result_failed,
}

/** What an organisation is to whoever stands at its door. */
export function kindInWords(kind: OrganisationKind): string {
  return KINDS[kind]()
}

/** Whether it may do what it does. */
export function statusInWords(status: OrganisationStatus): string {
  return STATUSES[status]()
}

/** How a licence stands today. */
export function standingInWords({ standing }: Pick<Licence, 'standing'>): string {
  return STANDINGS[standing]()
}

/** From when to when a licence holds. */
export function spanInWords({ validFrom, validUntil }: Pick<Licence, 'validFrom' | 'validUntil'>): string {
  return validUntil === null
    ? m.licence_from({ from: validFrom })
    : m.licence_span({ from: validFrom, until: validUntil })
}

/** What an authority found: the outcome, a grade, or both. */
export function resultInWords({ outcome, grade }: Pick<InspectionResult, 'outcome' | 'grade'>): string {
  const said = [outcome && OUTCOMES[outcome](), grade && m.result_grade({ grade })]
  return said.filter(Boolean).join(' · ')
}
