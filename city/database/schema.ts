/** The tables, as Kysely sees them; the migrations say why each column exists. */
export interface Database {
  readonly proposal: ProposalTable
  readonly sealed_secret: SealedSecretTable
  readonly issuer_key: IssuerKeyTable
  readonly issuance_record: IssuanceRecordTable
  readonly destruction: DestructionTable
  readonly log_entry: LogEntryTable
  readonly log_subtree: LogSubtreeTable
  readonly log_head: LogHeadTable
  readonly log_cosignature: LogCosignatureTable
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

/** All that the city keeps of a person. */
export interface IssuanceRecordTable {
  readonly subject_hash: Uint8Array
  readonly credential_type: string
  readonly entropy_sealed: Uint8Array
  readonly refresh_pseudonym: Uint8Array | null
  readonly last_epoch: number
  readonly issued_in_last: number
  readonly issued_in_previous: number
  readonly key_ends: number
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
