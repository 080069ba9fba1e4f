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
  /** Somebody answered, and goes on in their own browser. */
  | { readonly state: 'answered' }
  /** Somebody answered who has no record here. */
  | { readonly state: 'no-record' }
  | { readonly state: 'known'; readonly patient: string }

/** What becomes of an answer. */
export type VisitAnswer =
  /** No page asked with that nonce. */
  | { readonly outcome: 'other' }
  /** A counter asked, and its staff know now. */
  | { readonly outcome: 'counter' }
  /** A page asked that may be anybody's: who answered goes on with a session of their own. */
  | { readonly outcome: 'holder'; readonly session: string }

/**
 * Pages and counters that wait for a patient to answer. A page that anybody may open could have put its request before somebody else's wallet, so it
 * learns only that it was answered; the counter, where the patient stands, is told who it is.
 */
export interface Visits {
  /** Starts a session with a request, or asks anew in one. */
  ask(nonce: Uint8Array, kind: 'page' | 'counter', session?: string): Promise<string>
  answer(nonce: Uint8Array, patient: string | null): Promise<VisitAnswer>
  look(session: string): Promise<VisitState | undefined>
  end(session: string): Promise<void>
}

const NONCE_BYTES = 16

/** Sessions in the clinic's database. */
export function visits(database: Kysely<ClinicTables>, clock: Clock, random: RandomSource): Visits {
  const newSession = (): string => toBase64url(random(32))
  return {
    async ask(nonce, kind, session = newSession()) {
      await database.deleteFrom('clinic_visit').where('until', '<=', clock()).execute()
      const row = { session_hash: sha256(session), nonce, kind, patient: null, until: clock() + VISIT_LASTS }
      await database.insertInto('clinic_visit').values(row).execute()
      return session
    },
    async answer(nonce, patient) {
      const asked = database.selectFrom('clinic_visit').select('kind').where('nonce', '=', nonce)
      const row = await asked.where('until', '>', clock()).executeTakeFirst()
      if (!row) return { outcome: 'other' }
      const told = row.kind === 'counter' ? patient : null
      await database
        .updateTable('clinic_visit')
        .set({ answered: true, patient: told })
        .where('nonce', '=', nonce)
        .execute()
      if (row.kind === 'counter') return { outcome: 'counter' }
      const session = newSession()
      const until = clock() + VISIT_LASTS
      const holder = {
        session_hash: sha256(session),
        nonce: random(NONCE_BYTES),
        kind: 'holder',
        patient,
        until,
      } as const
      await database
        .insertInto('clinic_visit')
        .values({ ...holder, answered: true })
        .execute()
      return { outcome: 'holder', session }
    },
    async look(session) {
      const found = database.selectFrom('clinic_visit').select(['answered', 'kind', 'patient'])
      const row = await found
        .where('session_hash', '=', sha256(session))
        .where('until', '>', clock())
        .orderBy('answered', 'desc')
        .executeTakeFirst()
      if (!row) return undefined
      if (!row.answered) return { state: 'waiting' }
      if (row.kind === 'page') return { state: 'answered' }
      return row.patient === null ? { state: 'no-record' } : { state: 'known', patient: row.patient }
    },
    async end(session) {
      await database.deleteFrom('clinic_visit').where('session_hash', '=', sha256(session)).execute()
    },
  }
}
