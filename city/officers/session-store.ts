import type { OfficerId } from '@hefu/standard'
import { officerId } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { rightsFromWords, rightsToWords } from './officer-rights.ts'
import type { OfficerRights } from './officer-session.ts'

/** A session as it is kept; times in Unix seconds. */
export interface OfficerSession extends OfficerRights {
  readonly officer: OfficerId
  readonly openedAt: number
  readonly usedAt: number
  readonly expiresAt: number
}

/** Keeps sessions by the SHA-256 of their tokens. Writes are durable when their promise is fulfilled. */
export interface SessionStore {
  /** `nonce-used` when a session was opened with this nonce before; then nothing is kept. Rows whose time is over go. */
  open(tokenHash: Uint8Array, nonceHash: Uint8Array, session: OfficerSession): Promise<'opened' | 'nonce-used'>
  /** Null for a session that its officer has ended. */
  find(tokenHash: Uint8Array): Promise<OfficerSession | null>
  touch(tokenHash: Uint8Array, usedAt: number): Promise<void>
  end(tokenHash: Uint8Array, at: number): Promise<void>
  endAll(officer: OfficerId, at: number): Promise<void>
}

/** Sessions in PostgreSQL. */
export function databaseSessionStore(database: Kysely<Database>): SessionStore {
  return {
    async open(tokenHash, nonceHash, { officer, openedAt, usedAt, expiresAt, ...rights }) {
      await database.deleteFrom('officer_session').where('expires_at', '<=', openedAt).execute()
      const row = {
        token_hash: tokenHash,
        nonce_hash: nonceHash,
        officer,
        roles: rightsToWords(rights),
        ended_at: null,
      }
      const result = await database
        .insertInto('officer_session')
        .values({ ...row, opened_at: openedAt, used_at: usedAt, expires_at: expiresAt })
        .onConflict((conflict) => conflict.column('nonce_hash').doNothing())
        .executeTakeFirst()
      return result.numInsertedOrUpdatedRows === 1n ? 'opened' : 'nonce-used'
    },

    async find(tokenHash) {
      const row = await database
        .selectFrom('officer_session')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (!row) return null
      return {
        officer: officerId(row.officer),
        ...rightsFromWords(row.roles),
        openedAt: row.opened_at,
        usedAt: row.used_at,
        expiresAt: row.expires_at,
      }
    },

    async touch(tokenHash, usedAt) {
      await database
        .updateTable('officer_session')
        .set({ used_at: usedAt })
        .where('token_hash', '=', tokenHash)
        .where('used_at', '<', usedAt)
        .execute()
    },

    async end(tokenHash, at) {
      await database
        .updateTable('officer_session')
        .set({ ended_at: at })
        .where('token_hash', '=', tokenHash)
        .where('ended_at', 'is', null)
        .execute()
    },

    async endAll(officer, at) {
      await database
        .updateTable('officer_session')
        .set({ ended_at: at })
        .where('officer', '=', officer)
        .where('ended_at', 'is', null)
        .execute()
    },
  }
}
