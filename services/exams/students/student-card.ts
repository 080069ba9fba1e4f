import type { AttributeValues } from '@hefu/standard'

/** The levels of `card.student`. */
export const LEVELS = ['primary', 'secondary', 'tertiary'] as const
export type Level = (typeof LEVELS)[number]

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
