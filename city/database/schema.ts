import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** The tables, as Kysely sees them; the migrations say why each column exists. */
export interface Database {
  readonly proposal: ProposalTable
  readonly sealed_secret: SealedSecretTable
  readonly issuer_key: IssuerKeyTable
  readonly issuance_record: IssuanceRecordTable
  readonly early_end: EarlyEndTable
  readonly early_end_order: EarlyEndOrderTable
  readonly person_case: PersonCaseTable
  readonly officer_access: OfficerAccessTable
  readonly destruction: DestructionTable
  readonly log_entry: LogEntryTable
  readonly log_subtree: LogSubtreeTable
  readonly log_head: LogHeadTable
  readonly log_cosignature: LogCosignatureTable
  readonly officer_session: OfficerSessionTable
  readonly officer_audit: OfficerAuditTable
  readonly hourly_count: HourlyCountTable
  readonly custodian: CustodianTable
  readonly thing_kind: ThingKindTable
  readonly thing: ThingTable
  readonly thing_event: ThingEventTable
  readonly thing_import: ThingImportTable
  readonly thing_import_refusal: ThingImportRefusalTable
  readonly organisation: OrganisationTable
  readonly organisation_licence: OrganisationLicenceTable
  readonly organisation_result: OrganisationResultTable
  readonly fault_category: FaultCategoryTable
  readonly report: ReportTable
  readonly report_photo: ReportPhotoTable
  readonly report_event: ReportEventTable
  readonly webhook: WebhookTable
  readonly webhook_outbox: WebhookOutboxTable
  readonly webhook_delivery: WebhookDeliveryTable
  readonly registered_inspection: RegisteredInspectionTable
  readonly mandate_grant: MandateGrantTable
  readonly mandate_order: MandateOrderTable
}

/** Keys of the city itself, sealed under the master key, and those that end with a type under its key too. */
export interface SealedSecretTable {
  readonly name: string
  readonly sealed: Uint8Array
  readonly credential_type: string | null
}

/** Public halves of issuer keys and the epochs they sign for. */
export interface IssuerKeyTable {
  readonly issuer: string
  readonly credential_type: string
  readonly first_epoch: number
  readonly last_epoch: number
  readonly public_key: Uint8Array
  readonly quarter: number
  readonly replacement: number
}

/** All that issuance keeps of a person. */
export interface IssuanceRecordTable {
  readonly subject_hash: Uint8Array
  readonly credential_type: string
  readonly entropy_sealed: Uint8Array
  readonly refresh_pseudonym: Uint8Array | null
  readonly last_epoch: number
  readonly issued_in_last: number
  readonly issued_in_previous: number
  readonly key_ends: number
  readonly erase_after: number | null
}

/** Whose credential is refreshed no more. */
export interface EarlyEndTable {
  readonly credential_type: string
  readonly subject_hash: Uint8Array
  readonly reason: string
  readonly act: number
  readonly proposer: string
  readonly approver: string
  readonly decided_at: number
}

/** Whom a proposal is about that waits for a second officer. */
export interface EarlyEndOrderTable {
  readonly digest: Uint8Array
  readonly credential_type: string
  readonly subject_hash: Uint8Array
  readonly kind: 'end' | 'lift'
  readonly case_id: Uint8Array | null
  readonly answer_sealed: Uint8Array | null
  readonly approver: string | null
  readonly decided_at: number | null
  readonly other_persons: Generated<number>
}

/** Appeals and data requests. */
export interface PersonCaseTable {
  readonly id: Uint8Array
  readonly credential_type: string
  readonly subject_hash: Uint8Array
  readonly kind: 'appeal' | 'data-request'
  readonly language: 'zh-CN' | 'en'
  readonly text_sealed: Uint8Array
  readonly opened_at: number
  readonly due_at: number
  readonly outcome: 'dismissed' | 'granted' | 'answered' | null
  readonly answer_sealed: Uint8Array | null
  readonly answered_at: number | null
}

/** Each time that an officer had to do with one person. */
export interface OfficerAccessTable {
  readonly id: Generated<number>
  readonly credential_type: string
  readonly subject_hash: Uint8Array
  readonly officer: string
  readonly office_zh: string
  readonly office_en: string
  readonly at: number
  readonly why: string
  readonly case_id: Uint8Array | null
}

/** What was destroyed after a type had ended. */
export interface DestructionTable {
  readonly issuer: string
  readonly credential_type: string
  readonly records: number
  readonly keys: Uint8Array
  readonly destroyed_at: number
}

/** Entries of the public log. */
export interface LogEntryTable {
  readonly index: number
  readonly entry: Uint8Array
  readonly leaf_hash: Uint8Array
}

/** Hashes of complete subtrees of the log, by the level of the tile that they stand in. */
export interface LogSubtreeTable {
  readonly level: number
  readonly index: number
  readonly hash: Uint8Array
}

/** How far the log has come: one row. */
export interface LogHeadTable {
  readonly origin: string
  readonly size: number
  readonly root_hash: Uint8Array
  readonly writer: string
  readonly signed_size: number
  readonly signed_note: string | null
  readonly published_size: number
  readonly published_note: string | null
}

/** What each witness of the log cosigned last. */
export interface LogCosignatureTable {
  readonly witness: string
  readonly size: number
  readonly cosigned_at: Generated<number>
}

/** What officers have proposed for the register. */
export interface ProposalTable {
  readonly digest: Uint8Array
  readonly proposal: Uint8Array
  readonly status: 'waiting' | 'decided' | 'declined'
  readonly closed_by: string | null
  readonly closed_at: number | null
  readonly act_index: number | null
  readonly reason: string | null
}

/** Who is signed in at the console. */
export interface OfficerSessionTable {
  readonly token_hash: Uint8Array
  readonly nonce_hash: Uint8Array
  readonly officer: string
  readonly roles: string
  readonly opened_at: number
  readonly used_at: number
  readonly expires_at: number
  readonly ended_at: number | null
}

/** What officers did at the console. */
export interface OfficerAuditTable {
  readonly id: Generated<number>
  readonly officer: string
  readonly deed: string
  readonly about: string | null
  readonly at: number
}

/** How busy the city is, by the hour. */
export interface HourlyCountTable {
  readonly hour: number
  readonly name: string
  readonly label: string
  readonly count: number | null
}

/** Who looks after things. */
export interface CustodianTable {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
  readonly key_hash: Uint8Array
}

/** What things there are. */
export interface ThingKindTable {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
  readonly attributes: ColumnType<unknown, string, string>
}

/** Things that carry a code. */
export interface ThingTable {
  readonly id: string
  readonly kind: string
  readonly custodian: string
  readonly name_zh: string
  readonly name_en: string
  readonly latitude: number
  readonly longitude: number
  readonly geohash: string
  readonly address_zh: string | null
  readonly address_en: string | null
  readonly status: 'in-service' | 'out-of-service' | 'planned' | 'retired'
  readonly attributes: JSONColumnType<Readonly<Record<string, string | number>>>
  readonly gs1: string | null
  readonly tokens: readonly string[]
  readonly changed_at: number
  readonly retired_at: number | null
}

/** What happened to things in their life. */
export interface ThingEventTable {
  readonly thing: string
  readonly number: number
  readonly kind: 'installed' | 'inspected' | 'repaired' | 'moved' | 'retired'
  readonly at: number
  readonly office_zh: string
  readonly office_en: string
  readonly note: string | null
}

/** How far each imported file of things has come. */
export interface ThingImportTable {
  readonly digest: Uint8Array
  readonly records: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly finished: boolean
}

/** Which records of an imported file were refused. */
export interface ThingImportRefusalTable {
  readonly digest: Uint8Array
  readonly line: number
  readonly field: string
  readonly reason: string
}

/** What can be wrong with things. */
export interface FaultCategoryTable {
  readonly code: string
  readonly kind: string | null
  readonly custodian: string | null
  readonly name_zh: string
  readonly name_en: string
  readonly hint_zh: string
  readonly hint_en: string
  readonly offered: boolean
}

/** How far a report has come. */
type ReportStateColumn = 'open' | 'acknowledged' | 'assigned' | 'in-progress' | 'resolved' | 'declined' | 'withdrawn'

/** Faults that somebody reported. */
export interface ReportTable {
  readonly id: string
  readonly category: string
  readonly custodian: string
  readonly thing: string | null
  readonly latitude: number
  readonly longitude: number
  readonly geohash: string
  readonly words: string
  readonly words_shown: boolean
  readonly state: ReportStateColumn
  readonly team: string | null
  readonly follow_hash: Uint8Array | null
  readonly opened_at: number
  readonly changed_at: number
  readonly closed_at: number | null
}

/** Photos of faults. */
export interface ReportPhotoTable {
  readonly id: Uint8Array
  readonly report: string
  readonly number: number
  readonly stage: 'reported' | 'before' | 'after'
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  readonly shown: boolean
}

/** What became of reports. */
export interface ReportEventTable {
  readonly report: string
  readonly number: number
  readonly state: ReportStateColumn
  readonly note: string | null
  readonly office_zh: string | null
  readonly office_en: string | null
  readonly at: number
}

/** Where custodians want to be told of their reports. */
export interface WebhookTable {
  readonly id: string
  readonly custodian: string
  readonly url: string
  readonly secret_sealed: Uint8Array
  readonly ended: boolean
}

/** What is to be told and was not yet. */
export interface WebhookOutboxTable {
  readonly id: string
  readonly webhook: string
  readonly event: 'report.created' | 'report.updated'
  readonly report: string
  readonly state: ReportStateColumn
  readonly at: number
  readonly attempts: number
  readonly due_at: number
}

/** How calls of webhooks went. */
export interface WebhookDeliveryTable {
  readonly number: Generated<number>
  readonly webhook: string
  readonly message: string
  readonly attempt: number
  readonly outcome: 'delivered' | 'failed' | 'given-up' | 'ended'
  readonly status: number | null
  readonly reason: string | null
  readonly at: number
}

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
