import { type Clock, type OfficerId, officerId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { OfficerAudit } from './officer-audit.ts'

/** An entry of the audit trail. */
export interface AuditEntry {
  /** In the order in which it was noted. */
  readonly id: number
  readonly officer: OfficerId
  readonly deed: string
  readonly about: string | null
  /** Unix seconds. */
  readonly at: number
}

/** The audit trail as officers read it. */
export interface AuditTrail extends OfficerAudit {
  /** The newest entries first: those before an id, at most `limit`. */
  list(before: number | null, limit: number): Promise<readonly AuditEntry[]>
}

/** The audit trail in PostgreSQL, which refuses to change or remove an entry. */
export function databaseAudit(database: Kysely<Database>, clock: Clock): AuditTrail {
  return {
    async note({ officer, deed, about }) {
      await database.insertInto('officer_audit').values({ officer, deed, about, at: clock() }).execute()
    },

    async list(before, limit) {
      const rows = await database
        .selectFrom('officer_audit')
        .selectAll()
        .$if(before !== null, (query) => query.where('id', '<', before ?? 0))
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ officer, ...row }) => ({ ...row, officer: officerId(officer) }))
    },
  }
}
