import type { Issuance, Offer } from '@hefu/service-kit'
import { CARD_LIBRARY, offerId } from '@hefu/standard'
import { daysAfter } from '../loan-days.ts'
import type { ReaderClass } from '../loans/terms.ts'
import type { Person } from '../readers/account.ts'
import type { LibraryDatabase } from '../tables.ts'

/** What joining stands on. */
export interface Joining {
  readonly database: LibraryDatabase
  readonly issuance: Pick<Issuance, 'offer' | 'end' | 'isRedeemed'>
  /** Unix seconds. */
  readonly clock: () => number
  /** The day in the city, `YYYY-MM-DD`. */
  today(): string
}

/** Who has shown an entry credential. */
export interface Joiner {
  readonly person: Person
  readonly class: Exclude<ReaderClass, 'research'>
}

/** What came of it. */
export type Joined =
  | { readonly outcome: 'offered'; readonly offer: Offer }
  /** There is a card already: it may be prolonged, or replaced where its phone is lost. */
  | { readonly outcome: 'member'; readonly joiner: Joiner; readonly validUntil: string }

/** What came of replacing a card. */
export type Replaced = { readonly outcome: 'offered'; readonly offer: Offer } | { readonly outcome: 'too-many-cards' }

/** How long a card holds. */
export const CARD_DAYS = 365
/** Cards that one person is given in a year: who loses more phones than that comes to the desk. */
export const MAX_CARDS = 3
/** Within which a wallet has to take an offer. */
const OFFER_SECONDS = 86_400

/** The class that a person joins in. */
export function joinClass(isOver18: boolean): Joiner['class'] {
  return isOver18 ? 'adult' : 'child'
}

/** Gives a card to who has none. An offer that no wallet has taken is made anew. */
export async function join(joining: Joining, joiner: Joiner): Promise<Joined> {
  const { database, issuance, today } = joining
  const before = await database
    .selectFrom('membership')
    .selectAll()
    .where('person', '=', joiner.person)
    .where('valid_until', '>=', today())
    .executeTakeFirst()
  if (before && (await issuance.isRedeemed(offerId(before.offer_id)))) {
    return { outcome: 'member', joiner, validUntil: before.valid_until }
  }
  const offer = await offerCard(joining, joiner.person)
  const validUntil = daysAfter(today(), CARD_DAYS)
  const given = { class: joiner.class, valid_until: validUntil, offer_id: offer.id as string }
  // Of two who come at the same moment with one credential, one is too late.
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('membership')
    .values({ person: joiner.person, ...given, cards: 1, cards_since: today() })
    .onConflict((conflict) =>
      conflict
        .column('person')
        .doUpdateSet(given)
        .where((by) =>
          by.or([by('membership.offer_id', '=', before?.offer_id ?? ''), by('membership.valid_until', '<', today())]),
        ),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) {
    if (before) await issuance.end(offerId(before.offer_id))
    return { outcome: 'offered', offer }
  }
  await issuance.end(offer.id)
  return { outcome: 'member', joiner, validUntil }
}

/** Lets a card hold for another year, as the class that its holder is of now: the wallet has it at its next renewal, and the account stays. */
export async function prolong({ database, today }: Joining, { person, class: readerClass }: Joiner): Promise<string> {
  const validUntil = daysAfter(today(), CARD_DAYS)
  await database
    .updateTable('membership')
    .set({ class: readerClass, valid_until: validUntil })
    .where('person', '=', person)
    .execute()
  return validUntil
}

/** Gives a new card in place of one whose phone is lost. The old one is renewed no more, and the account of the new one is a new one. */
export async function replace(joining: Joining, { person, class: readerClass }: Joiner): Promise<Replaced> {
  const { database, issuance, today } = joining
  const before = await database.selectFrom('membership').selectAll().where('person', '=', person).executeTakeFirst()
  const isNewYear = !before || daysAfter(before.cards_since, CARD_DAYS) <= today()
  const cards = isNewYear ? 1 : before.cards + 1
  if (!before || cards > MAX_CARDS) return { outcome: 'too-many-cards' }
  const offer = await offerCard(joining, person)
  const { numUpdatedRows } = await database
    .updateTable('membership')
    .set({
      class: readerClass,
      valid_until: daysAfter(today(), CARD_DAYS),
      offer_id: offer.id,
      cards,
      ...(isNewYear && { cards_since: today() }),
    })
    .where('person', '=', person)
    .where('offer_id', '=', before.offer_id)
    .executeTakeFirst()
  const isFirst = numUpdatedRows === 1n
  await issuance.end(isFirst ? offerId(before.offer_id) : offer.id)
  return isFirst ? { outcome: 'offered', offer } : { outcome: 'too-many-cards' }
}

async function offerCard({ issuance, clock }: Joining, person: Person): Promise<Offer> {
  const [offer] = await issuance.offer({
    type: CARD_LIBRARY.id,
    terms: { member: person },
    until: Math.floor(clock()) + OFFER_SECONDS,
  })
  if (!offer) throw new RangeError('one offer was asked for')
  return offer
}
