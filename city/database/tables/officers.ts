import type { Generated } from 'kysely'

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
