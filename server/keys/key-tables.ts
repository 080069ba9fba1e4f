/** The tables in which an issuer's server keeps its keys: whoever has issuers has these two, with these columns. */
export interface KeyTables {
  readonly sealed_secret: SealedSecretTable
  readonly issuer_key: IssuerKeyTable
}

/** Secrets, sealed. */
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
