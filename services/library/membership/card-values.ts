import type { CardColumns } from '@hefu/service-kit'
import type { AttributeValues } from '@hefu/standard'
import { z } from 'zod'
import { READER_CLASSES } from '../loans/terms.ts'
import type { LibraryDatabase } from '../tables.ts'

/** What a card that was brought in from plastic says. */
export interface CardTerms {
  readonly class: (typeof READER_CLASSES)[number]
  /** `YYYY-MM-DD`, the last day. */
  readonly validUntil: string
}

/** A library card in a file of them. */
export const CARD_COLUMNS: CardColumns<CardTerms> = {
  columns: ['class'],
  shape: z.object({ class: z.enum(READER_CLASSES) }),
}

/** Of one who joined here the offer names the membership, so that a card that was prolonged says so at its next renewal. */
const Terms = z.union([
  z.object({ member: z.string() }),
  z.object({ class: z.enum(READER_CLASSES), validUntil: z.iso.date() }),
])

/** The attributes of `card.library`; null once the card is over. @param today `YYYY-MM-DD` in the city */
export async function cardValues(
  database: LibraryDatabase,
  terms: unknown,
  today: string,
): Promise<AttributeValues | null> {
  const of = Terms.parse(terms)
  const card =
    'member' in of
      ? await database
          .selectFrom('membership')
          .select(['class', 'valid_until as validUntil'])
          .where('person', '=', of.member)
          .executeTakeFirst()
      : of
  return card && card.validUntil >= today ? [card.class, card.validUntil] : null
}
