import * as m from '../paraglide/messages.js'

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
  return /^(report|thing|mandate|inspection)-/.test(deed) ? 'codes' : 'persons'
}
