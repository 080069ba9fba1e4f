import type { Generated } from 'kysely'

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
