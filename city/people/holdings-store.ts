import type { Epoch } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { RecordKey } from '../issuance/record-key.ts'

/** How many rows of a person and a type were erased. */
export interface ErasedRows {
  readonly records: number
  readonly cases: number
  readonly accesses: number
  /** Whether the record's counts stay, without entropy and pseudonym. */
  readonly countsKept: boolean
}

/** What is left in place of an issuance record whose counts still matter. */
export interface CountsLeft {
  /** The epoch now: the counts of a record that ends before it matter no more. */
  readonly present: Epoch
  readonly eraseAfter: Epoch
  /** New, and nobody's. */
  readonly entropySealed: Uint8Array
}

/** Erases what the city holds of one person and type. */
export interface HoldingsStore {
  /** Whole or not at all; durable when its promise is fulfilled. */
  erase(key: RecordKey, left: CountsLeft): Promise<ErasedRows>
}

/** Erasure in PostgreSQL. */
export function databaseHoldingsStore(database: Kysely<Database>): HoldingsStore {
  return {
    erase: (key, left) =>
      database.transaction().execute(async (transaction) => {
        const past = await transaction
          .deleteFrom('issuance_record')
          .where('credential_type', '=', key.type)
          .where('subject_hash', '=', Buffer.from(key.subjectHash))
          .where('last_epoch', '<', left.present)
          .executeTakeFirst()
        const emptied = await transaction
          .updateTable('issuance_record')
          .set({
            entropy_sealed: Buffer.from(left.entropySealed),
            refresh_pseudonym: null,
            erase_after: left.eraseAfter,
          })
          .where('credential_type', '=', key.type)
          .where('subject_hash', '=', Buffer.from(key.subjectHash))
          .executeTakeFirst()
        return {
          records: Number(past.numDeletedRows + emptied.numUpdatedRows),
          cases: await eraseFrom(transaction, 'person_case', key),
          accesses: await eraseFrom(transaction, 'officer_access', key),
          countsKept: emptied.numUpdatedRows > 0n,
        }
      }),
  }
}

async function eraseFrom(
  database: Kysely<Database>,
  table: 'person_case' | 'officer_access',
  { type, subjectHash }: RecordKey,
): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom(table)
    .where('credential_type', '=', type)
    .where('subject_hash', '=', Buffer.from(subjectHash))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
