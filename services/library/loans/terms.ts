import { daysAfter, daysBetween } from '../loan-days.ts'

/** The classes of `card.library`. */
export const READER_CLASSES = ['adult', 'child', 'research'] as const
export type ReaderClass = (typeof READER_CLASSES)[number]

/** How much a class of readers may have, and for how long. */
export interface LoanTerms {
  /** Copies at a time. */
  readonly loans: number
  readonly days: number
  readonly renewals: number
  readonly reservations: number
}

/** By class. */
export const LOAN_TERMS: Readonly<Record<ReaderClass, LoanTerms>> = {
  adult: { loans: 10, days: 28, renewals: 2, reservations: 5 },
  child: { loans: 5, days: 28, renewals: 2, reservations: 3 },
  research: { loans: 40, days: 84, renewals: 3, reservations: 10 },
}

/** In fen, for each day that a copy is late, and at most for one copy. */
const FINE_A_DAY = 20
const MAX_FINE = 1000
/** In fen: who owes as much borrows nothing more. */
export const FINE_LIMIT = 2000
/** In fen, for a copy that does not come back. */
export const LOST_FINE = 6000
/** So long after its day a copy is taken for lost, and the loan is forgotten. */
export const LOST_AFTER_DAYS = 60
/** How long a reserved copy is held. */
export const HOLD_DAYS = 7
/** How long a fine that nobody pays is kept. */
export const FINE_DAYS = 365

/** The class that a card says. @throws RangeError for one that the register does not have */
export function readerClass(value: unknown): ReaderClass {
  const found = READER_CLASSES.find((one) => one === value)
  if (found === undefined) throw new RangeError('not a class of readers')
  return found
}

/** How an account stands, as far as it matters for borrowing. */
export interface Standing {
  readonly loans: number
  readonly overdue: number
  /** In fen. */
  readonly owed: number
}

/** Why nothing is lent to a reader. */
export type LendingRefusal = 'over-limit' | 'overdue' | 'fines'

/** Whether one more copy may be lent; null where nothing is against it. */
export function lendingRefusal(readerClass: ReaderClass, { loans, overdue, owed }: Standing): LendingRefusal | null {
  if (owed >= FINE_LIMIT) return 'fines'
  if (overdue > 0) return 'overdue'
  return loans >= LOAN_TERMS[readerClass].loans ? 'over-limit' : null
}

/** Why a loan is not renewed. */
export type RenewalRefusal = 'overdue' | 'reserved' | 'no-renewals' | 'fines' | 'too-early'

/** Until when a loan is renewed, or why not. */
export function renewedUntil(of: {
  readonly class: ReaderClass
  readonly dueOn: string
  readonly renewals: number
  /** Whether somebody waits for the book. */
  readonly isAwaited: boolean
  readonly owed: number
  readonly today: string
}): { readonly dueOn: string } | { readonly refused: RenewalRefusal } {
  const terms = LOAN_TERMS[of.class]
  const dueOn = daysAfter(of.today, terms.days)
  if (of.dueOn < of.today) return { refused: 'overdue' }
  if (of.isAwaited) return { refused: 'reserved' }
  if (of.renewals >= terms.renewals) return { refused: 'no-renewals' }
  if (of.owed >= FINE_LIMIT) return { refused: 'fines' }
  return dueOn > of.dueOn ? { dueOn } : { refused: 'too-early' }
}

/** What is owed for a copy that comes back on a day; in fen. */
export function fineFor(dueOn: string, returnedOn: string): number {
  return Math.min(MAX_FINE, Math.max(0, daysBetween(dueOn, returnedOn)) * FINE_A_DAY)
}
