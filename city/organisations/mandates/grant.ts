import { type GrantId, isSubjectId, isVisibleText, MANDATE_POWERS, MAX_CAP, type MandatePower } from '@hefu/standard'
import { parseDate } from '../../issuance/age.ts'

/** What somebody may do for an organisation. Who that is stands nowhere. */
export interface GrantTerms {
  /** As on its door: the id of its public code. */
  readonly organisation: string
  readonly organisationName: string
  /** At least one, each once, in the order of the published list. */
  readonly powers: readonly MandatePower[]
  /** Up to what, in words, such as `CNY 50000`; null without a limit. */
  readonly cap: string | null
  /** The last day, `YYYY-MM-DD` by the city's calendar; null until it is ended. */
  readonly validUntil: string | null
}

/** A grant as it is kept. */
export interface Grant extends GrantTerms {
  readonly id: GrantId
  /** The day on which it was granted. */
  readonly grantedOn: string
  /** The day on which the organisation ended it; null while it stands. */
  readonly endedOn: string | null
}

/** Longest name of an organisation in a mandate, in code points. */
const MAX_NAME = 60

/** What is wrong with the terms of a grant: the name of the first part that does not fit; null when all do. */
export function wrongTerm(terms: GrantTerms, today: string): keyof GrantTerms | null {
  const { organisation, organisationName, powers, cap, validUntil } = terms
  const ordered = MANDATE_POWERS.filter((power) => powers.includes(power))
  if (!isSubjectId(organisation)) return 'organisation'
  if (!isVisibleText(organisationName, MAX_NAME)) return 'organisationName'
  if (ordered.length === 0 || String(ordered) !== String(powers)) return 'powers'
  if (cap !== null && (!isVisibleText(cap, MAX_CAP) || cap.length > MAX_CAP)) return 'cap'
  return validUntil !== null && (!parseDate(validUntil) || validUntil < today) ? 'validUntil' : null
}
