import { EARLY_END_REASONS, officerId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { EarlyEndTable } from '../database/tables/people.ts'
import type { RecordKey } from '../issuance/record-key.ts'
import type { EarlyEnd } from './early-end.ts'

/** Tells whether a credential was ended early, of one person and type at a time: there is no list, and no way to ask for more. */
export interface EarlyEndStore {
  find(key: RecordKey): Promise<EarlyEnd | null>
  /** Takes away an end that its holder asked for; another one stays. Durable when its promise is fulfilled. */
  removeAsked(key: RecordKey, act: number): Promise<void>
}

/** Early ends in PostgreSQL. */
export function databaseEarlyEndStore(database: Kysely<Database>): EarlyEndStore {
  return {
    async find({ type, subjectHash }) {
      const row = await database
        .selectFrom('early_end')
        .selectAll()
        .where('credential_type', '=', type)
        .where('subject_hash', '=', Buffer.from(subjectHash))
        .executeTakeFirst()
      return row ? fromRow(row) : null
    },

    async removeAsked({ type, subjectHash }, act) {
      await database
        .deleteFrom('early_end')
        .where('credential_type', '=', type)
        .where('subject_hash', '=', Buffer.from(subjectHash))
        .where('act', '=', act)
        .where('reason', '=', 'holder-asked')
        .execute()
    },
  }
}

function fromRow(row: EarlyEndTable): EarlyEnd {
  const reason = EARLY_END_REASONS.find((known) => known === row.reason)
  if (!reason) throw new TypeError('an early end has a reason that is not published')
  return {
    reason,
    act: row.act,
    proposer: officerId(row.proposer),
    approver: officerId(row.approver),
    decidedAt: row.decided_at,
  }
}
