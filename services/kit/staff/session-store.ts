import { createHash } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import { toBase64url } from '@hefu/bytes'
import type { Kysely } from 'kysely'
import type { KitTables } from '../database/kit-tables.ts'

/** A working day, in seconds. */
export const SESSION_SECONDS: number = 8 * 3600

/** Keeps sign-ins of staff: what each may do, and no name. */
export interface StaffSessions {
  /** Begins one. @returns what the browser keeps */
  begin(roles: readonly string[], now: number): Promise<string>
  /** What the holder of a token may do; null for one that is over or was never given. */
  rolesOf(token: string, now: number): Promise<readonly string[] | null>
  end(token: string): Promise<void>
}

/** Sessions in the service's database, under the hash of what the browser keeps. */
export function staffSessions(database: Kysely<KitTables>, random: RandomSource): StaffSessions {
  return {
    async begin(roles, now) {
      const token = toBase64url(random(32))
      await forgetSessions(database, now)
      await database
        .insertInto('kit_staff_session')
        .values({ token_hash: hashOf(token), roles: [...roles], until: Math.floor(now) + SESSION_SECONDS })
        .execute()
      return token
    },
    async rolesOf(token, now) {
      const row = await database
        .selectFrom('kit_staff_session')
        .select('roles')
        .where('token_hash', '=', hashOf(token))
        .where('until', '>', Math.floor(now))
        .executeTakeFirst()
      return row?.roles ?? null
    },
    async end(token) {
      await database.deleteFrom('kit_staff_session').where('token_hash', '=', hashOf(token)).execute()
    },
  }
}

/** Forgets sign-ins that are over. @param now Unix seconds */
export async function forgetSessions(database: Kysely<KitTables>, now: number): Promise<void> {
  await database.deleteFrom('kit_staff_session').where('until', '<=', Math.floor(now)).execute()
}

function hashOf(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest())
}
