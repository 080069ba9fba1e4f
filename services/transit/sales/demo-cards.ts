import type { PlasticCard } from '@hefu/service-kit'
import type { ConcessionTerms } from '../issued-types.ts'

/** Concession cards of people who do not exist, for the made-up city. */
export const DEMO_CARDS: readonly PlasticCard<ConcessionTerms>[] = [
  card('YH-0000-0001', '4711', 'senior', '2030-12-31'),
  card('YH-0000-0002', '0815', 'student', '2030-08-31'),
  card('YH-0000-0003', '2468', 'child', '2030-08-31'),
  card('YH-0000-0004', '1357', 'disability', '2030-12-31'),
  card('YH-0000-0005', '9999', 'senior', '2020-12-31'),
]

function card(
  number: string,
  pin: string,
  ground: ConcessionTerms['class'],
  validUntil: string,
): PlasticCard<ConcessionTerms> {
  return { number, pin, terms: { class: ground, validUntil }, validUntil }
}
