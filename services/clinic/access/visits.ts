import type { RandomSource } from '@hefu/bbs'
import { toBase64url } from '@hefu/bytes'
import type { Clock } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { ClinicTables } from '../tables.ts'
import { sha256 } from './record-access.ts'

/** For how long a page knows who is before it, in seconds. */
export const VISIT_LASTS = 900

/** How a page stands that has asked who somebody is. */
export type VisitState =
  | { readonly state: 'waiting' }
  /** Somebody answered who has no record here. */
  | { readonly state: 'no-record' }
  | { readonly state: 'known'; readonly patient: string }

/** Pages and counters that wait for a patient to answer, each with a session that only it has. */
export interface Visits {
  /** Starts a session with a request, or asks anew in one. */
  ask(nonce: Uint8Array, session?: string): Promise<string>
  /** Whose answer it was; `other` where no page asked with that nonce. */
  answer(nonce: Uint8Array, patient: string | null): Promise<'taken' | 'other'>
  look(session: string): Promise<VisitState | undefined>
  end(session: string): Promise<void>
}

/** Sessions in the clinic's database. */
export function visits(database: Kysely<ClinicTables>, clock: Clock, random: RandomSource): Visits {
  return {
    async ask(nonce, session = toBase64url(random(32))) {
      await database.deleteFrom('clinic_visit').where('until', '<=', clock()).execute()
      const row = { session_hash: sha256(session), nonce, patient: null, until: clock() + VISIT_LASTS }
      await database.insertInto('clinic_visit').values(row).execute()
      return session
    },
    async answer(nonce, patient) {
      const open = database.updateTable('clinic_visit').set({ patient, answered: true }).where('nonce', '=', nonce)
      const row = await open.where('until', '>', clock()).returning('nonce').executeTakeFirst()
      return row ? 'taken' : 'other'
    },
    async look(session) {
      const found = database.selectFrom('clinic_visit').select(['answered', 'patient'])
      const row = await found
        .where('session_hash', '=', sha256(session))
        .where('until', '>', clock())
        .orderBy('answered', 'desc')
        .executeTakeFirst()
      if (!row) return undefined
      if (!row.answered) return { state: 'waiting' }
      return row.patient === null ? { state: 'no-record' } : { state: 'known', patient: row.patient }
    },
    async end(session) {
      await database.deleteFrom('clinic_visit').where('session_hash', '=', sha256(session)).execute()
    },
  }
}
