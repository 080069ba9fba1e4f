import type { PlasticCard } from '@hefu/service-kit'
import type { CardTerms } from './card-values.ts'

/** Library cards on plastic, of nobody. */
export const DEMO_LIBRARY_CARDS: readonly PlasticCard<CardTerms>[] = Array.from({ length: 60 }, (_, index) => {
  const validUntil = '2030-12-31'
  return {
    number: `TS-0000-${String(index + 1).padStart(4, '0')}`,
    pin: String(100_000 + (((index + 1) * 7919) % 900_000)),
    terms: { class: index % 6 === 5 ? 'research' : index % 3 === 2 ? 'child' : 'adult', validUntil },
    validUntil,
  }
})
