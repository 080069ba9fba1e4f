import type { Generated } from 'kysely'

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
