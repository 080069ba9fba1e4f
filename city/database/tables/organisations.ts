/** Organisations that carry a code. */
export interface OrganisationTable {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
  readonly kind: string
  readonly uscc: string | null
  readonly uscc_is_doubted: boolean
  readonly lei: string | null
  readonly gln: string | null
  readonly address_zh: string | null
  readonly address_en: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly status: 'active' | 'suspended' | 'closed'
  readonly changed_at: number
  readonly closed_at: number | null
}

/** What organisations are licensed for. */
export interface OrganisationLicenceTable {
  readonly organisation: string
  readonly number: string
  readonly title_zh: string
  readonly title_en: string
  readonly authority_zh: string
  readonly authority_en: string
  readonly valid_from: string
  readonly valid_until: string | null
  readonly status: 'granted' | 'suspended' | 'revoked'
}

/** What authorities found at organisations. */
export interface OrganisationResultTable {
  readonly organisation: string
  readonly day: string
  readonly title_zh: string
  readonly title_en: string
  readonly authority_zh: string
  readonly authority_en: string
  readonly outcome: 'passed' | 'remedied' | 'failed' | null
  readonly grade: string | null
}

/** Inspections as they were registered. */
export interface RegisteredInspectionTable {
  readonly id: Uint8Array
  readonly authority: string
  readonly organisation: string
  readonly day: string
  readonly task_zh: string
  readonly task_en: string
  readonly basis_zh: string
  readonly basis_en: string
  readonly officers: readonly string[]
  readonly rating: number | null
  readonly comment: string | null
}

/** What a mandate says, as it is kept. */
interface MandateTermsColumns {
  readonly organisation: string
  readonly organisation_name: string
  readonly powers: string
  readonly cap: string | null
  readonly valid_until: string | null
}

/** What organisations let somebody do for them. */
export interface MandateGrantTable extends MandateTermsColumns {
  readonly id: Uint8Array
  readonly secret_hash: Uint8Array
  readonly granted_on: string
  readonly ended_on: string | null
}

/** First mandates that wait for a second officer. */
export interface MandateOrderTable extends MandateTermsColumns {
  readonly id: Uint8Array
  readonly proposer: string
  readonly proposed_at: number
}
