import type { IssuanceRecord } from '@hefu/issuer'
import { type CredentialTypeId, toEpoch } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { IssuanceRecordTable } from '../database/tables/people.ts'
import type { RecordKey } from './record-key.ts'

/**
 * Keeps issuance records. A write happens whole or not at all, and is durable when its promise is fulfilled. Writes name the
 * record that they were decided upon, so that of two requests at the same time one finds it changed and decides anew.
 */
export interface IssuanceStore {
  find(key: RecordKey): Promise<IssuanceRecord | null>
  /** `present` when there is a record already, which stays. */
  insert(key: RecordKey, record: IssuanceRecord): Promise<'inserted' | 'present'>
  /** `pseudonym-taken` when another person of the type has the pseudonym of `after`. */
  replace(
    key: RecordKey,
    before: IssuanceRecord,
    after: IssuanceRecord,
  ): Promise<'replaced' | 'changed' | 'pseudonym-taken'>
}

/** SQLSTATE of a violated unique constraint. */
const UNIQUE_VIOLATION = '23505'

/** Issuance records in PostgreSQL. */
export function databaseIssuanceStore(database: Kysely<Database>): IssuanceStore {
  return {
    async find({ type, subjectHash }) {
      const row = await database
        .selectFrom('issuance_record')
        .selectAll()
        .where('credential_type', '=', type)
        .where('subject_hash', '=', subjectHash)
        .executeTakeFirst()
      return row ? fromRow(row) : null
    },

    async insert(key, record) {
      const result = await database
        .insertInto('issuance_record')
        .values(toRow(key, record))
        .onConflict((conflict) => conflict.columns(['credential_type', 'subject_hash']).doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'present'
    },

    async replace(key, before, after) {
      const was = toRow(key, before)
      try {
        const result = await database
          .updateTable('issuance_record')
          .set(toRow(key, after))
          .where('credential_type', '=', was.credential_type)
          .where('subject_hash', '=', was.subject_hash)
          .where('refresh_pseudonym', 'is not distinct from', was.refresh_pseudonym)
          .where('last_epoch', '=', was.last_epoch)
          .where('issued_in_last', '=', was.issued_in_last)
          .where('issued_in_previous', '=', was.issued_in_previous)
          .where('key_ends', '=', was.key_ends)
          .where('erase_after', 'is not distinct from', was.erase_after)
          .executeTakeFirst()
        return result.numUpdatedRows === 1n ? 'replaced' : 'changed'
      } catch (error) {
        if (isUniqueViolation(error)) return 'pseudonym-taken'
        throw error
      }
    },
  }
}

function fromRow(row: IssuanceRecordTable): IssuanceRecord {
  return {
    entropySealed: new Uint8Array(row.entropy_sealed),
    refreshPseudonym: row.refresh_pseudonym && new Uint8Array(row.refresh_pseudonym),
    lastEpoch: toEpoch(row.last_epoch),
    issuedInLast: row.issued_in_last,
    issuedInPrevious: row.issued_in_previous,
    keyEnds: row.key_ends,
    ...(row.erase_after !== null && { eraseAfter: toEpoch(row.erase_after) }),
  }
}

function toRow(key: RecordKey, record: IssuanceRecord): IssuanceRecordTable & { credential_type: CredentialTypeId } {
  return {
    credential_type: key.type,
    subject_hash: Buffer.from(key.subjectHash),
    entropy_sealed: Buffer.from(record.entropySealed),
    refresh_pseudonym: record.refreshPseudonym && Buffer.from(record.refreshPseudonym),
    last_epoch: record.lastEpoch,
    issued_in_last: record.issuedInLast,
    issued_in_previous: record.issuedInPrevious,
    key_ends: record.keyEnds,
    erase_after: record.eraseAfter ?? null,
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION
}
