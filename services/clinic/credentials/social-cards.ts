import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { KeyedHash } from '../records/identifiers.ts'
import { isSecret, slowHash } from '../secrets/slow-hash.ts'
import type { ClinicTables } from '../tables.ts'
import type { SocialTerms } from './issued-types.ts'

/** How many wrong PINs a card takes until its holder has to come to the counter. */
export const PIN_TRIES = 5

/** What becomes of a number and a PIN. */
export type SocialCardOutcome =
  | { readonly outcome: 'known'; readonly terms: SocialTerms }
  /** No such card, another PIN or no tries left: nobody is told which. */
  | { readonly outcome: 'refused' }

/** Social security cards by their number and PIN; neither is kept. */
export interface SocialCards {
  put(number: string, pin: string, terms: SocialTerms): Promise<void>
  check(number: string, pin: string, today: string): Promise<SocialCardOutcome>
}

/** The cards in the clinic's database. */
export function socialCards(database: Kysely<ClinicTables>, hashNumber: KeyedHash): SocialCards {
  return {
    async put(number, pin, { kind, validUntil }) {
      const { salt, hash } = await slowHash(pin)
      const row = { pin_salt: salt, pin_hash: hash, kind, valid_until: validUntil, tries_left: PIN_TRIES }
      await database
        .insertInto('clinic_social_card')
        .values({ number_hash: hashNumber(number), ...row })
        .onConflict((conflict) => conflict.column('number_hash').doUpdateSet(row))
        .execute()
    },
    async check(number, pin, today) {
      await database.deleteFrom('clinic_social_card').where('valid_until', '<', sql<Date>`${today}::date`).execute()
      const row = database.updateTable('clinic_social_card').where('number_hash', '=', hashNumber(number))
      // Taken before the PIN is looked at and given back if it was right: guesses side by side count as any others.
      const card = await row
        .set({ tries_left: sql`tries_left - 1` })
        .where('tries_left', '>', 0)
        .returning(['pin_salt', 'pin_hash', 'kind', sql<string>`valid_until::text`.as('until')])
        .executeTakeFirst()
      // As much work for a number that is none.
      const kept = card ? { salt: card.pin_salt, hash: card.pin_hash } : await slowHash('')
      if (!(await isSecret(kept, pin)) || !card) return { outcome: 'refused' }
      await row.set({ tries_left: PIN_TRIES }).execute()
      return { outcome: 'known', terms: { kind: card.kind, validUntil: card.until } }
    },
  }
}
