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
}

/** What an officer did, in words; of what this console does not know only its code. */
export function deedInWords(deed: string): string {
  return DEEDS[deed]?.() ?? m.deed_other({ deed })
}

/** Whether a deed is about a person, and not a sign-in. */
export function touchesPerson(deed: string): boolean {
  return !deed.startsWith('signed-')
}
