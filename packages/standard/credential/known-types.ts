import type { CredentialTypeId } from '../identifiers.ts'
import { CARD_CONCESSION } from './card-concession.ts'
import { CARD_LIBRARY } from './card-library.ts'
import { CARD_PARKING } from './card-parking.ts'
import { CARD_SOCIAL } from './card-social.ts'
import { CARD_STUDENT } from './card-student.ts'
import type { CredentialType } from './credential-type.ts'
import { EXAM_SCORE } from './exam-score.ts'
import { HEALTH_ENTRY } from './health-entry.ts'
import { HEALTH_IMMUNISATION } from './health-immunisation.ts'
import { HEALTH_LAB } from './health-lab.ts'
import { MANDATE } from './mandate.ts'
import { PASS_MONTH } from './pass-month.ts'
import { PERSON_ENTRY } from './person-entry.ts'
import { PERSON_IDENTITY } from './person-identity.ts'
import { TICKET_RIDE } from './ticket-ride.ts'
import { TICKET_STAY } from './ticket-stay.ts'

/** What a person is issued who has signed in. */
export const TYPES_BY_SIGN_IN: readonly CredentialType[] = [PERSON_ENTRY, PERSON_IDENTITY]

/** What a service issues to whom it has given an offer. */
export const TYPES_BY_OFFER: readonly CredentialType[] = [
  TICKET_RIDE,
  PASS_MONTH,
  CARD_CONCESSION,
  TICKET_STAY,
  CARD_PARKING,
  CARD_LIBRARY,
  CARD_STUDENT,
  EXAM_SCORE,
  HEALTH_LAB,
  HEALTH_IMMUNISATION,
  HEALTH_ENTRY,
  CARD_SOCIAL,
]

/** Good in the epoch in which they are issued and the next, and never renewed: one journey, one stay. */
const NEVER_RENEWED: readonly CredentialType[] = [TICKET_RIDE, TICKET_STAY]

/** Whether cards of a type are renewed week by week, as those of every type are but tickets. */
export function isRenewed(type: CredentialTypeId): boolean {
  return !NEVER_RENEWED.some(({ id }) => id === type)
}

/** Every type of this version of the standard: a server cannot give one person a type with one attribute more. */
export const KNOWN_TYPES: readonly CredentialType[] = [...TYPES_BY_SIGN_IN, MANDATE, ...TYPES_BY_OFFER]
