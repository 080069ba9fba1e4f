/** What was destroyed after a type had ended. */
export interface DestructionTable {
  readonly issuer: string
  readonly credential_type: string
  readonly records: number
  readonly keys: Uint8Array
  readonly destroyed_at: number
}
