import { equalBytes } from '@hefu/bytes'
import type { Issuance, Offer } from '@hefu/service-kit'
import { CARD_STUDENT } from '@hefu/standard'
import { findStudent, type RegisteredStudent, replaceStudentOffer, setPins } from '../store/student-store.ts'
import type { ExamsDatabase } from '../store/tables.ts'
import { CLOSED_FOR, MOST_WRONG, pinHash } from './student-pin.ts'

/** What student cards are handed over with. */
export interface CardPorts {
  readonly database: ExamsDatabase
  readonly issuance: Pick<Issuance, 'offer' | 'end'>
  readonly pinKey: Uint8Array
}

/** What a number and a PIN open. */
export type FetchedCard =
  | { readonly outcome: 'handed'; readonly offer: Offer }
  /** No such card, another PIN, or a card that has ended: it is not said which. */
  | { readonly outcome: 'refused' }
  /** Too many wrong PINs; seconds until one is taken again. */
  | { readonly outcome: 'closed'; readonly seconds: number }

/** Seconds within which a wallet has to take the offer. */
const REDEEM_WITHIN = 86_400

/**
 * Brings a student card into a wallet by number and PIN. There is one offer of a card at a time: another wallet's is ended.
 *
 * @param student as `studentNumber` gives it
 * @param pin as `studentPin` gives it
 * @param today `YYYY-MM-DD` in the city
 */
export async function fetchCard(
  ports: CardPorts,
  { student, pin }: { readonly student: string; readonly pin: string },
  { now, today }: { readonly now: number; readonly today: string },
): Promise<FetchedCard> {
  const opened = await openCard(ports, student, pinHash(ports.pinKey, student, pin), { now, today })
  if ('outcome' in opened) return opened
  const [offer] = await ports.issuance.offer({
    type: CARD_STUDENT.id,
    terms: { student },
    until: now + REDEEM_WITHIN,
  })
  if (!offer) return { outcome: 'refused' }
  if (await replaceStudentOffer(ports.database, student, { before: opened.offer, after: offer.id })) {
    if (opened.offer) await ports.issuance.end(opened.offer)
    return { outcome: 'handed', offer }
  }
  await ports.issuance.end(offer.id)
  return { outcome: 'refused' }
}

/** Wrong PINs are counted before the answer is given; five in a row close the number for an hour. */
function openCard(
  { database }: CardPorts,
  student: string,
  hash: Uint8Array,
  { now, today }: { readonly now: number; readonly today: string },
): Promise<RegisteredStudent | Exclude<FetchedCard, { outcome: 'handed' }>> {
  return database.transaction().execute(async (transaction) => {
    const found = await findStudent(transaction, student, true)
    if (!found || found.card.validUntil < today) return { outcome: 'refused' }
    if (found.closedUntil > now) return { outcome: 'closed', seconds: found.closedUntil - now }
    const isRight = equalBytes(found.pinHash, hash)
    const wrong = isRight ? 0 : found.wrongPins + 1
    const isLast = wrong >= MOST_WRONG
    await setPins(transaction, student, { wrongPins: isLast ? 0 : wrong, closedUntil: isLast ? now + CLOSED_FOR : 0 })
    return isRight ? found : { outcome: 'refused' }
  })
}
