import { createHmac, timingSafeEqual } from 'node:crypto'
import { type CredentialTypeId, offerId } from '@hefu/standard'
import { type Kysely, sql } from 'kysely'
import type { KitTables, PlasticCardTable } from '../database/kit-tables.ts'
import type { Offer } from '../issuance/offers.ts'
import type { Issuance } from '../issuance/open-issuance.ts'
import type { ServicePorts } from '../ports.ts'

/** A card that was issued on plastic before, as the office that issued it hands it over. It names nobody. */
export interface PlasticCard<Terms> {
  readonly number: string
  readonly pin: string
  /** What the credential says; given to its type's `values`. */
  readonly terms: Terms
  /** `YYYY-MM-DD`, the last day. */
  readonly validUntil: string
}

/** What a number and a PIN open. */
export type BroughtIn =
  | { readonly outcome: 'offered'; readonly offer: Offer }
  /** No such card, another PIN, or a card that is over: it is not said which. */
  | { readonly outcome: 'refused' }
  /** Too many wrong PINs; Unix seconds until when none is taken. */
  | { readonly outcome: 'locked'; readonly until: number }

/** Cards on plastic that their holders bring into a wallet, by number and PIN. */
export interface PlasticCards<Terms> {
  /** Takes over a list of cards; one that is known is left as it is. @returns how many are new */
  add(cards: readonly PlasticCard<Terms>[]): Promise<number>
  /** Takes over one card that is handed out at a counter: one that is known gets this PIN and says this from now on. */
  put(card: PlasticCard<Terms>): Promise<void>
  /**
   * Offers the card to who has number and PIN. There is one offer of a card at a time: that of a lost phone is ended by the next.
   *
   * @param today `YYYY-MM-DD` in the city
   */
  bringIn(number: string, pin: string, today: string): Promise<BroughtIn>
  /** Forgets cards that are over. */
  dropOver(today: string): Promise<void>
}

/** Wrong PINs in a row before a card is locked, and for how long. */
const MAX_TRIES = 5
const LOCK_SECONDS = 3600
/** Cards in one statement, which takes 65,535 values. */
const AT_ONCE = 1000
/** Within which a wallet has to take the offer. */
const OFFER_SECONDS = 86_400

/**
 * Plastic cards in the service's database. Numbers and PINs stand there as keyed hashes, whose key lies elsewhere: a PIN has so few digits that any hash
 * without a key would be tried out.
 */
export function plasticCards<Terms>(of: {
  readonly database: Kysely<KitTables>
  readonly issuance: Pick<Issuance, 'offer' | 'end'>
  readonly type: CredentialTypeId
  /** 32 bytes. */
  readonly key: Uint8Array
  readonly ports: Pick<ServicePorts, 'clock'>
}): PlasticCards<Terms> {
  const { database, issuance, type, key, ports } = of
  const numberHash = (number: string): Uint8Array => hmac(key, `number\n${type}\n${plainNumber(number)}`)
  const pinHash = (number: string, pin: string): Uint8Array =>
    hmac(key, `pin\n${type}\n${plainNumber(number)}\n${pin.trim()}`)

  const rowOf = (card: PlasticCard<Terms>): PlasticCardTable => ({
    credential_type: type,
    number_hash: numberHash(card.number),
    pin_hash: pinHash(card.number, card.pin),
    terms: JSON.stringify(card.terms),
    valid_until: card.validUntil,
    offer_id: null,
    wrong_tries: 0,
    locked_until: 0,
  })

  return {
    async add(cards) {
      let added = 0
      for (let from = 0; from < cards.length; from += AT_ONCE) {
        const { numInsertedOrUpdatedRows } = await database
          .insertInto('kit_plastic_card')
          .values(cards.slice(from, from + AT_ONCE).map(rowOf))
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        added += Number(numInsertedOrUpdatedRows)
      }
      return added
    },

    async put(card) {
      // The offer stays: what was brought in before is ended by the next.
      const { number_hash: _, offer_id: __, ...row } = rowOf(card)
      await database
        .insertInto('kit_plastic_card')
        .values(rowOf(card))
        .onConflict((conflict) => conflict.column('number_hash').doUpdateSet(row))
        .execute()
    },

    async bringIn(number, pin, today) {
      const hash = numberHash(number)
      const now = Math.floor(ports.clock())
      // One statement counts the try before the PIN is looked at, so that many at once are not more than five.
      const card = await database
        .updateTable('kit_plastic_card')
        .set({
          wrong_tries: sql<number>`case when locked_until > 0 and locked_until <= ${now} then 1 else least(wrong_tries + 1, 100) end`,
        })
        .where('number_hash', '=', hash)
        .returningAll()
        .executeTakeFirst()
      if (!card || card.valid_until < today) return { outcome: 'refused' }
      if (card.locked_until > now) return { outcome: 'locked', until: card.locked_until }
      const isRight = card.wrong_tries <= MAX_TRIES && timingSafeEqual(card.pin_hash, pinHash(number, pin))
      const lockedUntil = !isRight && card.wrong_tries >= MAX_TRIES ? now + LOCK_SECONDS : 0
      await database
        .updateTable('kit_plastic_card')
        .set({ locked_until: lockedUntil, ...(isRight && { wrong_tries: 0 }) })
        .where('number_hash', '=', hash)
        .execute()
      if (!isRight) return lockedUntil > 0 ? { outcome: 'locked', until: lockedUntil } : { outcome: 'refused' }
      const [offer] = await issuance.offer({ type, terms: JSON.parse(card.terms), until: now + OFFER_SECONDS })
      if (!offer) return { outcome: 'refused' }
      const { numUpdatedRows } = await database
        .updateTable('kit_plastic_card')
        .set({ offer_id: offer.id })
        .where('number_hash', '=', hash)
        .where('offer_id', 'is not distinct from', card.offer_id)
        .executeTakeFirst()
      // Who brought it in at the same moment came first; theirs stands.
      const ended = numUpdatedRows === 1n ? card.offer_id : offer.id
      if (ended !== null) await issuance.end(offerId(ended))
      return numUpdatedRows === 1n ? { outcome: 'offered', offer } : { outcome: 'refused' }
    },

    async dropOver(today) {
      await database
        .deleteFrom('kit_plastic_card')
        .where('credential_type', '=', type)
        .where('valid_until', '<', today)
        .execute()
    },
  }
}

function hmac(key: Uint8Array, text: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(`hefu plastic card\n${text}`).digest())
}

/** As people type it: without spaces and hyphens, full width or not. */
export function plainNumber(number: string): string {
  return number.slice(0, 64).normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
}
