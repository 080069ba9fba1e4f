import type { PlasticCard } from './concession.ts'

/** Concession cards of people who do not exist, for the made-up city. */
export const DEMO_CARDS: readonly PlasticCard[] = [
  { number: 'YH-0000-0001', pin: '4711', class: 'senior', validUntil: '2030-12-31' },
  { number: 'YH-0000-0002', pin: '0815', class: 'student', validUntil: '2030-08-31' },
  { number: 'YH-0000-0003', pin: '2468', class: 'child', validUntil: '2030-08-31' },
  { number: 'YH-0000-0004', pin: '1357', class: 'disability', validUntil: '2030-12-31' },
  { number: 'YH-0000-0005', pin: '9999', class: 'senior', validUntil: '2020-12-31' },
]
