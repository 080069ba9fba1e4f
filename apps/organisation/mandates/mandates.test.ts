import { MAX_CAP, type MandatePower } from '@hefu/standard'
import { expect, test } from 'vitest'
import { byStanding, isLastToRepresent, standingOf } from './standing.ts'
import { termsOf } from './terms.ts'

const TODAY = '2026-11-25'
const GRANTED = { redeemed: false, endedOn: null, validUntil: null }

test.each([
  ['open', GRANTED],
  ['open', { ...GRANTED, validUntil: TODAY }],
  ['fetched', { ...GRANTED, redeemed: true }],
  ['ended', { ...GRANTED, redeemed: true, endedOn: TODAY }],
  ['ended', { ...GRANTED, endedOn: TODAY }],
  ['ended', { ...GRANTED, redeemed: true, validUntil: '2026-11-24' }],
])('a mandate is %s: %o', (standing, mandate) => {
  expect(standingOf(mandate, TODAY)).toBe(standing)
})

test('mandates are told apart by how they stand, in the order that they came in', () => {
  const made = ['a', 'b', 'c'].map((id) => ({ id, powers: [], cap: null, grantedOn: TODAY, ...GRANTED }))
  const [a, b, c] = made
  if (!a || !b || !c) throw new Error('three were made')
  expect(byStanding([a, { ...b, redeemed: true }, c], TODAY).open.map(({ id }) => id)).toEqual(['a', 'c'])
})

test('whoever ends the last mandate that represents the organisation is told so', () => {
  const one = { id: 'a', powers: ['represent'] as const, cap: null, grantedOn: TODAY, ...GRANTED, redeemed: true }
  const [open, other] = [
    { ...one, id: 'b', redeemed: false },
    { ...one, id: 'c' },
  ]
  expect(isLastToRepresent([one, open], 'a', TODAY)).toBe(true)
  expect(isLastToRepresent([one, open], 'b', TODAY)).toBe(false)
  expect(isLastToRepresent([one, other], 'a', TODAY)).toBe(false)
})

test('a form says its terms, the powers in the order of the list', () => {
  const powers = new Set<MandatePower>(['pay', 'sign'])
  expect(termsOf({ powers, cap: ' CNY 50000 ', validUntil: TODAY }, TODAY)).toEqual({
    powers: ['sign', 'pay'],
    cap: 'CNY 50000',
    validUntil: TODAY,
  })
  expect(termsOf({ powers, cap: ' ', validUntil: '' }, TODAY)).toMatchObject({ cap: null, validUntil: null })
})

test.each([
  ['nothing that may be done', { powers: new Set<MandatePower>() }, 'powers'],
  ['a limit that is longer than a mandate holds', { cap: 'x'.repeat(MAX_CAP + 1) }, 'cap'],
  ['a limit that turns the direction of writing', { cap: 'a\u202Eb' }, 'cap'],
  ['a day that has passed', { validUntil: '2026-11-24' }, 'validUntil'],
])('a form with %s says so', (_, change, wrong) => {
  const form = { powers: new Set<MandatePower>(['sign']), cap: '', validUntil: '', ...change }
  expect(termsOf(form, TODAY)).toEqual(new Set([wrong]))
})
