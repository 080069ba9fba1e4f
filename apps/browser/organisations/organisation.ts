import type { LocalText } from '@hefu/standard'
import { list, localText, number, oneOf, orNull, record, type Shape, text, truth } from '../city-api/shape.ts'

/** What organisations there are, as people who stand at a door would ask. */
export const ORGANISATION_KINDS = [
  'food',
  'shop',
  'lodging',
  'school',
  'clinic',
  'service',
  'industry',
  'office',
  'public-body',
  'association',
  'other',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

const STATUSES = ['active', 'suspended', 'closed'] as const
export type OrganisationStatus = (typeof STATUSES)[number]

/** An organisation as everybody reads it. */
export interface Organisation {
  readonly id: string
  readonly name: LocalText
  readonly kind: OrganisationKind
  /** Unified social credit code, LEI and GLN, where it has them. */
  readonly uscc: string | null
  readonly lei: string | null
  readonly gln: string | null
  readonly address: LocalText | null
  readonly point: { readonly latitude: number; readonly longitude: number } | null
  readonly status: OrganisationStatus
  /** Unix seconds; null while it is not closed. */
  readonly closedAt: number | null
}

const organisation = {
  id: text,
  name: localText,
  kind: oneOf(ORGANISATION_KINDS),
  uscc: orNull(text),
  lei: orNull(text),
  gln: orNull(text),
  address: orNull(localText),
  point: orNull(record({ latitude: number, longitude: number })),
  status: oneOf(STATUSES),
  closedAt: orNull(number),
} as const

/** An organisation in the list, where officers are told that the check digit of its credit code is wrong. */
export interface ListedOrganisation extends Organisation {
  readonly isDoubted: boolean
}

/** Some organisations in the order of their ids, and behind which the next ones come. */
export interface OrganisationPage {
  readonly organisations: readonly ListedOrganisation[]
  readonly next: string | null
}
export const organisationPage: Shape<OrganisationPage> = record({
  organisations: list(record({ ...organisation, isDoubted: truth })),
  next: orNull(text),
})

/** What an organisation is licensed for, and how that stands today; days are `YYYY-MM-DD`. */
export interface Licence {
  readonly number: string
  readonly title: LocalText
  readonly authority: LocalText
  readonly validFrom: string
  readonly validUntil: string | null
  readonly standing: 'granted' | 'suspended' | 'revoked' | 'not-yet' | 'expired'
}
const licence: Shape<Licence> = record({
  number: text,
  title: localText,
  authority: localText,
  validFrom: text,
  validUntil: orNull(text),
  standing: oneOf(['granted', 'suspended', 'revoked', 'not-yet', 'expired']),
})

/** What an authority found on a day: the outcome of an inspection, a grade, or both. */
export interface InspectionResult {
  readonly day: string
  readonly title: LocalText
  readonly authority: LocalText
  readonly outcome: 'passed' | 'remedied' | 'failed' | null
  readonly grade: string | null
}
const result: Shape<InspectionResult> = record({
  day: text,
  title: localText,
  authority: localText,
  outcome: orNull(oneOf(['passed', 'remedied', 'failed'])),
  grade: orNull(text),
})

/** An organisation with all that its public page shows. */
export interface OrganisationDetail {
  readonly organisation: Organisation
  readonly licences: readonly Licence[]
  readonly results: readonly InspectionResult[]
}
export const organisationDetail: Shape<OrganisationDetail> = record({
  organisation: record(organisation),
  licences: list(licence),
  results: list(result),
})
