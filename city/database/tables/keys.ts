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

/** What was destroyed after a type had ended. */
export interface DestructionTable {
  readonly issuer: string
  readonly credential_type: string
  readonly records: number
  readonly keys: Uint8Array
  readonly destroyed_at: number
}
