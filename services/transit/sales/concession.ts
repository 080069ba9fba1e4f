import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { TransitTables } from '../database/tables.ts'
import { TransitError } from '../error.ts'

/** On what ground somebody travels at a reduced price: the choices of `card.concession`. */
export type ConcessionClass = 'senior' | 'student' | 'child' | 'disability'

/** A card on plastic, as the office that issued it hands it over. It names nobody. */
export interface PlasticCard {
  readonly number: string
  readonly pin: string
  readonly class: ConcessionClass
  /** `YYYY-MM-DD` */
  readonly validUntil: string
}

/** What a concession that was brought in says. */
export interface ConcessionTerms {
  readonly class: ConcessionClass
  readonly validUntil: string
}

export interface ConcessionPorts {
  readonly database: Kysely<TransitTables>
  /** Of the hashes of numbers and PINs, 32 bytes. */
  readonly key: Uint8Array
  readonly clock: () => number
}

/** Wrong PINs in a row before a card is locked, and for how long. */
const MAX_TRIES = 5
const LOCK_SECONDS = 3600

/** Takes over the list of existing cards; a card that is known is left as it is. */
export async function importCards(ports: ConcessionPorts, cards: readonly PlasticCard[]): Promise<void> {
  const rows = cards.map((card) => ({
    number_hash: numberHash(ports.key, card.number),
    pin_hash: pinHash(ports.key, card.number, card.pin),
    class: card.class,
    valid_until: card.validUntil,
    offer_id: null,
    wrong_tries: 0,
    locked_until: 0,
  }))
  if (rows.length === 0) return
  await ports.database.insertInto('concession_card').values(rows).onConflict((conflict) => conflict.doNothing()).execute()
}

/**
 * The concession of who has card and PIN. An unknown number and a wrong PIN are told alike, and a card is locked for an hour after five
 * wrong PINs.
 *
 * @param today `YYYY-MM-DD` in the city
 * @throws TransitError `card-unknown` or `card-locked`
 */
export async function openCard(
  { database, key, clock }: ConcessionPorts,
  number: string,
  pin: string,
  today: string,
): Promise<{ readonly terms: ConcessionTerms; readonly numberHash: Uint8Array; readonly offerId: string | null }> {
  const hash = numberHash(key, number)
  const now = Math.floor(clock())
  const unknown = new TransitError('card-unknown', 'no such card and PIN')
  // One statement counts the try before the PIN is looked at, so that many at once are not more than five.
  const card = await database
    .updateTable('concession_card')
    .set({ wrong_tries: sql<number>`case when locked_until > 0 and locked_until <= ${now} then 1 else least(wrong_tries + 1, 100) end` })
    .where('number_hash', '=', hash)
    .returningAll()
    .executeTakeFirst()
  if (!card || card.valid_until < today) throw unknown
  if (card.locked_until > now) throw new TransitError('card-locked', 'too many wrong PINs')
  const isRight = card.wrong_tries <= MAX_TRIES && timingSafeEqual(card.pin_hash, pinHash(key, number, pin))
  const locked = !isRight && card.wrong_tries >= MAX_TRIES ? now + LOCK_SECONDS : 0
  await database
    .updateTable('concession_card')
    .set({ locked_until: locked, ...(isRight && { wrong_tries: 0 }) })
    .where('number_hash', '=', hash)
    .execute()
  if (!isRight) throw unknown
  const terms = { class: card.class as ConcessionClass, validUntil: card.valid_until }
  return { terms, numberHash: hash, offerId: card.offer_id }
}

/** Remembers by which offer a card was brought in. */
export async function rememberOffer(ports: ConcessionPorts, numberHash: Uint8Array, offer: string): Promise<void> {
  await ports.database
    .updateTable('concession_card')
    .set({ offer_id: offer })
    .where('number_hash', '=', numberHash)
    .execute()
}

/** Drops cards that are over. */
export async function dropOverCards({ database }: ConcessionPorts, today: string): Promise<void> {
  await database.deleteFrom('concession_card').where('valid_until', '<', today).execute()
}

function numberHash(key: Uint8Array, number: string): Uint8Array {
  return hmac(key, `number\n${plain(number)}`)
}

function pinHash(key: Uint8Array, number: string, pin: string): Uint8Array {
  return hmac(key, `pin\n${plain(number)}\n${pin.trim()}`)
}

function hmac(key: Uint8Array, text: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(`hefu transit concession\n${text}`).digest())
}

/** As people type it: without spaces and hyphens. */
function plain(number: string): string {
  return number.replace(/[\s-]/g, '').toUpperCase()
}
