import { lengthOfTime } from '@hefu/app-browser'
import type { PublicCodeReason, PublicSubject } from '@hefu/standard'
import * as m from '../paraglide/messages.js'
import type { AddressCaution } from '../scan/judge-code.ts'
import { presentLanguage } from './languages.ts'

type Say = () => string
type Words = readonly [title: Say, wrong: Say]

const REFUSALS: Readonly<Record<PublicCodeReason, Words>> = {
  unsigned: [m.code_unsigned_title, m.code_unsigned],
  malformed: [m.code_malformed_title, m.code_malformed],
  'unknown-host': [m.code_unknown_host_title, m.code_unknown_host],
  'look-alike-host': [m.code_look_alike_title, m.code_look_alike],
  'unknown-key': [m.code_unknown_key_title, m.code_unknown_key],
  'key-ended': [m.code_key_ended_title, m.code_key_ended],
  'other-key': [m.code_other_key_title, m.code_other_key],
  'bad-signature': [m.code_bad_signature_title, m.code_bad_signature],
}

/** What is wrong with a code that is not genuine, as a heading and a sentence. */
export function refusalInWords(reason: PublicCodeReason): { readonly title: string; readonly wrong: string } {
  const [title, wrong] = REFUSALS[reason]
  return { title: title(), wrong: wrong() }
}

const SUBJECTS: Readonly<Record<PublicSubject, readonly [kind: Say, genuine: Say, compare: Say]>> = {
  organisation: [m.code_organisation, m.code_genuine_organisation, m.code_compare_organisation],
  thing: [m.code_thing, m.code_genuine_thing, m.code_compare_thing],
}

/** Whose code a genuine one is, and what is left to be compared by whoever stands before it. */
export function subjectInWords(subject: PublicSubject): {
  readonly kind: string
  readonly genuine: string
  readonly compare: string
} {
  const [kind, genuine, compare] = SUBJECTS[subject]
  return { kind: kind(), genuine: genuine(), compare: compare() }
}

const CAUTIONS: Readonly<Record<AddressCaution, Say>> = {
  'other-letters': m.caution_letters,
  'before-at': m.caution_at,
  number: m.caution_number,
  'not-encrypted': m.caution_http,
}

/** What is odd about an address. */
export function cautionInWords(caution: AddressCaution): string {
  return CAUTIONS[caution]()
}

/** How old a key or a register is, in whole units that have passed. @param seconds of its age */
export function ageInWords(seconds: number): string {
  return lengthOfTime(seconds, presentLanguage(), Math.floor)
}
