import type { AttributeValues } from '@hefu/standard'

/** The levels of `card.student`. */
export const LEVELS = ['primary', 'secondary', 'tertiary'] as const
export type Level = (typeof LEVELS)[number]

const STUDENT_NUMBER = /^[0-9A-Z]{4,20}$/
const PIN = /^[0-9]{6}$/

/** The number of a card as it is compared; null for what cannot be one. */
export function studentNumber(text: string): string | null {
  const plain = text.slice(0, 40).normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  return STUDENT_NUMBER.test(plain) ? plain : null
}

/** A PIN of six digits; null for what cannot be one. */
export function studentPin(text: string): string | null {
  const plain = text.slice(0, 40).normalize('NFKC').trim()
  return PIN.test(plain) ? plain : null
}

/** What a student card says; whose it is, it does not. */
export interface StudentCard {
  readonly school: string
  readonly level: Level
  /** `YYYY-MM-DD`, the last day. */
  readonly validUntil: string
}

/** The card as the attributes of `card.student`; null once it has ended. @param today `YYYY-MM-DD` in the city */
export function cardValues(card: StudentCard, today: string): AttributeValues | null {
  return card.validUntil < today ? null : [card.school, card.level, card.validUntil]
}
