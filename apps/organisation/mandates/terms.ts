import { isVisibleText, MANDATE_POWERS, MAX_CAP, type MandatePower } from '@hefu/standard'
import type { MandateTerms } from './mandate.ts'

/** A form as it is filled in. */
export interface TermsForm {
  readonly powers: ReadonlySet<MandatePower>
  readonly cap: string
  readonly validUntil: string
}

/** The part of a form that does not fit, so that nobody is told only after sending. */
export type WrongTerm = 'powers' | 'cap' | 'validUntil'

/**
 * What a form says, or what is wrong with it. The city looks again.
 *
 * @param today `YYYY-MM-DD`
 */
export function termsOf(form: TermsForm, today: string): MandateTerms | ReadonlySet<WrongTerm> {
  const powers = MANDATE_POWERS.filter((power) => form.powers.has(power))
  const cap = form.cap.trim() || null
  const validUntil = form.validUntil || null
  const wrong = new Set<WrongTerm>()
  if (powers.length === 0) wrong.add('powers')
  if (cap !== null && (!isVisibleText(cap, MAX_CAP) || cap.length > MAX_CAP)) wrong.add('cap')
  if (validUntil !== null && validUntil < today) wrong.add('validUntil')
  return wrong.size > 0 ? wrong : { powers, cap, validUntil }
}

/** Whether a form is wrong. */
export function isWrong(read: MandateTerms | ReadonlySet<WrongTerm>): read is ReadonlySet<WrongTerm> {
  return read instanceof Set
}
