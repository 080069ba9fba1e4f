import { isVisibleText, MANDATE_POWERS, MAX_CAP, type MandatePower } from '@hefu/standard'
import type { MandateTerms } from './mandate.ts'

/** A first mandate while it is filled in. */
export interface MandateDraft {
  readonly organisationName: string
  /** Beside `represent`, which a first mandate always has: without it nobody could grant another. */
  readonly more: ReadonlySet<MandatePower>
  readonly cap: string
  readonly validUntil: string
}

/** Powers that a first mandate may have beside `represent`. */
export const MORE_POWERS: readonly MandatePower[] = MANDATE_POWERS.filter((power) => power !== 'represent')

/** What is missing before it can be proposed. */
export type MandateLack = 'name' | 'cap' | 'day'

/** Longest name of an organisation in a mandate, in characters. */
const LONGEST_NAME = 60

/** Why it cannot be proposed yet; null when it can. @param today in the city */
export function lackOfMandate({ organisationName, cap, validUntil }: MandateDraft, today: string): MandateLack | null {
  if (!isVisibleText(organisationName.trim(), LONGEST_NAME)) return 'name'
  const said = cap.trim()
  if (said !== '' && (!isVisibleText(said, MAX_CAP) || said.length > MAX_CAP)) return 'cap'
  return validUntil !== '' && validUntil < today ? 'day' : null
}

/** A draft as the city takes it. */
export function termsOf(organisation: string, draft: MandateDraft): MandateTerms {
  const { organisationName, more, cap, validUntil } = draft
  return {
    organisation,
    organisationName: organisationName.trim(),
    powers: MANDATE_POWERS.filter((power) => power === 'represent' || more.has(power)),
    cap: cap.trim() || null,
    validUntil: validUntil || null,
  }
}
