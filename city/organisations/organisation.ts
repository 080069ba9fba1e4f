import type { LocalText } from '@hefu/standard'
import type { Point } from '../things/thing.ts'

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

/** What is closed stays so: its id and the code at its door are not given to another. */
export const ORGANISATION_STATUSES = ['active', 'suspended', 'closed'] as const
export type OrganisationStatus = (typeof ORGANISATION_STATUSES)[number]

/** Numbers by which registers know an organisation; each belongs to one. */
export interface SchemeIds {
  /** 统一社会信用代码 (GB 32100-2015), 18 characters. */
  readonly uscc: string | null
  /** Legal Entity Identifier (ISO 17442), 20 characters. */
  readonly lei: string | null
  /** Global Location Number of GS1, 13 digits. */
  readonly gln: string | null
}

/** An organisation that carries a code. Everything of it is public. */
export interface Organisation extends SchemeIds {
  readonly id: string
  readonly name: LocalText
  readonly kind: OrganisationKind
  readonly address: LocalText | null
  readonly point: Point | null
  readonly status: OrganisationStatus
}

/** An organisation with what the city notes of its row. */
export interface KeptOrganisation extends Organisation {
  /** Unix seconds of the last change. */
  readonly changedAt: number
  /** Unix seconds; null while it is not closed. */
  readonly closedAt: number | null
}

/** Whether an authority has taken a licence back; whether it is in time is seen by its days. */
export const LICENCE_STATUSES = ['granted', 'suspended', 'revoked'] as const
export type LicenceStatus = (typeof LICENCE_STATUSES)[number]

/** A licence or permit. */
export interface Licence {
  readonly organisation: string
  /** As the authority writes it. */
  readonly number: string
  readonly title: LocalText
  readonly authority: LocalText
  /** `YYYY-MM-DD`, the first day. */
  readonly validFrom: string
  /** The last day; null for one without an end. */
  readonly validUntil: string | null
  readonly status: LicenceStatus
}

/** How an inspection came out. */
export const RESULT_OUTCOMES = ['passed', 'remedied', 'failed'] as const
export type ResultOutcome = (typeof RESULT_OUTCOMES)[number]

/** What an authority found on one day: the outcome of an inspection, a grade, or both. */
export interface InspectionResult {
  readonly organisation: string
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** What was looked at, such as hygiene or fire safety. */
  readonly title: LocalText
  readonly authority: LocalText
  readonly outcome: ResultOutcome | null
  /** In the authority's own letters or digits, such as `A`. */
  readonly grade: string | null
}

/** An organisation with all that a page of it shows. */
export interface OrganisationDetail {
  readonly organisation: KeptOrganisation
  /** Those without an end first, then the ones that end last. */
  readonly licences: readonly Licence[]
  /** The newest first. */
  readonly results: readonly InspectionResult[]
}
