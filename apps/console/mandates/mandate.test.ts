import { expect, test } from 'vitest'
import { type GrantedMandate, standingOf } from './mandate.ts'
import { lackOfMandate, type MandateDraft, termsOf } from './mandate-draft.ts'

const TODAY = '2026-11-25'
const DRAFT: MandateDraft = { organisationName: '虚构面馆', more: new Set(), cap: '', validUntil: '' }
const MANDATE: GrantedMandate = {
  id: 'a',
  powers: ['represent'],
  cap: null,
  validUntil: null,
  grantedOn: TODAY,
  redeemed: false,
  endedOn: null,
}

test('a first mandate always lets somebody represent the organisation, and has its powers in the published order', () => {
  expect(termsOf('noodles-7', DRAFT)).toEqual({
    organisation: 'noodles-7',
    organisationName: '虚构面馆',
    powers: ['represent'],
    cap: null,
    validUntil: null,
  })
  const more = new Set(['inspect-open', 'sign'] as const)
  expect(termsOf('noodles-7', { ...DRAFT, more, cap: ' CNY 50000 ', validUntil: '2027-01-31' })).toMatchObject({
    powers: ['represent', 'sign', 'inspect-open'],
    cap: 'CNY 50000',
    validUntil: '2027-01-31',
  })
})

test.each<[Partial<MandateDraft>, string | null]>([
  [{}, null],
  [{ organisationName: ' ' }, 'name'],
  [{ organisationName: '店'.repeat(61) }, 'name'],
  [{ organisationName: 'a\u202Eb' }, 'name'],
  [{ cap: 'x'.repeat(41) }, 'cap'],
  [{ cap: 'CNY 50000' }, null],
  [{ validUntil: '2026-11-24' }, 'day'],
  [{ validUntil: TODAY }, null],
])('a draft with %j lacks %s', (change, lack) => {
  expect(lackOfMandate({ ...DRAFT, ...change }, TODAY)).toBe(lack)
})

test.each<[Partial<GrantedMandate>, string]>([
  [{}, 'handed-over'],
  [{ redeemed: true }, 'held'],
  [{ redeemed: true, validUntil: TODAY }, 'held'],
  [{ redeemed: true, validUntil: '2026-11-24' }, 'lapsed'],
  [{ redeemed: true, endedOn: '2026-11-01' }, 'ended'],
  [{ validUntil: '2026-11-24', endedOn: '2026-11-01' }, 'ended'],
])('a mandate with %j is %s', (change, standing) => {
  expect(standingOf({ ...MANDATE, ...change }, TODAY)).toBe(standing)
})
