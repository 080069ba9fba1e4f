import { type IssuerId, issuerId, PERSON_ENTRY, type ServiceId, serviceId } from '@hefu/standard'

/** The library as an issuer. */
export const LIBRARY_ISSUER: IssuerId = issuerId('library')
/** Where a card is shown: the pseudonym there is the account. */
export const LIBRARY_ACCOUNT: ServiceId = serviceId('library.account')
/** Where who has no card yet shows the city's entry credential. */
export const LIBRARY_JOIN: ServiceId = serviceId('library.join')

/** Attribute index of `card.library`: which reader, and so how much may be borrowed for how long. */
export const CLASS = 0
/** Attribute index of `person.entry`: whether a card is an adult's. */
export const OVER_18: number = PERSON_ENTRY.attributes.findIndex(({ name }) => name === 'over-18')
