/** The tables, as Kysely sees them; the migrations say why each column exists. */
export interface Database {
  readonly sealed_secret: SealedSecretTable
  readonly issuer_key: IssuerKeyTable
  readonly issuance_record: IssuanceRecordTable
}

/** Keys of the city itself, sealed under the master key. */
export interface SealedSecretTable {
  readonly name: string
  readonly sealed: Uint8Array
}

/** Public halves of issuer keys and the epochs they sign for. */
export interface IssuerKeyTable {
  readonly issuer: string
  readonly credential_type: string
  readonly first_epoch: number
  readonly last_epoch: number
  readonly public_key: Uint8Array
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
}
