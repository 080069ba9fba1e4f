import * as m from '../paraglide/messages.js'
import type { OfficerRole } from '../session/session.ts'

const DEEDS: Readonly<Record<string, () => string>> = {
  'signed-in': m.deed_signed_in,
  'signed-out': m.deed_signed_out,
  'early-end-proposed': m.deed_end_proposed,
  'early-end-approved': m.deed_end_approved,
  'early-end-other-person': m.deed_end_other,
  'early-end-lift-proposed': m.deed_lift_proposed,
  'early-end-lift-approved': m.deed_lift_approved,
  'case-opened': m.deed_case_opened,
  'case-answered': m.deed_case_answered,
  'report-worked': m.deed_report_worked,
  'thing-event-told': m.deed_thing_event,
  'mandate-proposed': m.deed_mandate_proposed,
  'mandate-approved': m.deed_mandate_approved,
  'mandate-declined': m.deed_mandate_declined,
  'mandate-ended': m.deed_mandate_ended,
  'webhook-added': m.deed_webhook_added,
  'webhook-ended': m.deed_webhook_ended,
  'inspection-registered': m.deed_inspection,
}

/** What an officer did, in words; of what this console does not know only its code. */
export function deedInWords(deed: string): string {
  return DEEDS[deed]?.() ?? m.deed_other({ deed })
}

/** What a deed is about, for officers who look for one: a person, a sign-in, or an organisation or thing. */
export type DeedSubject = 'persons' | 'sessions' | 'codes'

/** An early end or a case is about a person; a deed that this console does not know is shown with those, where it is seen. */
export function deedSubject(deed: string): DeedSubject {
  if (deed.startsWith('signed-')) return 'sessions'
  return /^(report|thing|mandate|inspection|webhook)-/.test(deed) ? 'codes' : 'persons'
}

/** Where what a deed is about stands in the console, and for whom; without a path it has no page of its own. */
export interface DeedPlace {
  readonly name: (with_: { readonly id: string }) => string
  readonly path: string | null
  readonly role: OfficerRole
}

const EARLY_END: DeedPlace = { name: m.audit_proposal, path: 'early-end', role: 'cases' }
const PLACES: Readonly<Record<string, DeedPlace>> = {
  case: { name: m.audit_case, path: 'cases', role: 'cases' },
  report: { name: m.audit_report, path: 'reports', role: 'things' },
  thing: { name: m.audit_thing, path: 'things', role: 'things' },
  webhook: { name: m.audit_webhook, path: null, role: 'things' },
  mandate: { name: m.audit_mandate, path: null, role: 'organisations' },
  inspection: { name: m.audit_inspection, path: 'inspections', role: 'inspections' },
}

/** Where what a deed is about stands. A mandate that was only proposed still waits; others have no page. */
export function placeOf(deed: string): DeedPlace {
  const place = PLACES[deed.split('-')[0] ?? ''] ?? EARLY_END
  return deed === 'mandate-proposed' ? { ...place, path: 'mandates' } : place
}
