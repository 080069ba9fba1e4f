import type { Generated } from 'kysely'

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
