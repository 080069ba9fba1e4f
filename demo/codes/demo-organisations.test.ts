import { expect, test } from 'vitest'
import { demoOrganisations, doorName, SHOP_AT_DOOR } from './demo-organisations.ts'

const NOW = Date.UTC(2026, 10, 25, 9) / 1000
const { organisations, licences, results } = demoOrganisations(NOW)
const membersOf = (records: readonly object[], member: string): unknown[] => records.map((each) => Object(each)[member])

test('there are forty, each with an id and a number of its own, the same every time', () => {
  for (const member of ['id', 'uscc']) expect(new Set(membersOf(organisations, member)).size).toBe(40)
  expect(demoOrganisations(NOW)).toEqual({ organisations, licences, results })
  expect(new Set(membersOf(organisations, 'status'))).toEqual(new Set(['active', 'suspended', 'closed']))
})

test('licences are in force, suspended, revoked, expired and not yet valid, and results of every outcome', () => {
  expect(new Set(membersOf(licences, 'status'))).toEqual(new Set(['granted', 'suspended', 'revoked']))
  const today = '2026-11-25'
  const [from, until] = ['valid_from', 'valid_until'].map((member) => membersOf(licences, member))
  expect(from?.some((day) => String(day) > today)).toBe(true)
  expect(until?.some((day) => day !== null && String(day) < today)).toBe(true)
  expect(new Set(membersOf(results, 'outcome'))).toEqual(new Set(['passed', 'remedied', 'failed']))
  expect(membersOf(results, 'grade')).toEqual(expect.arrayContaining(['A', 'B', 'C']))
})

test('an organisation is called in both languages what its record says', () => {
  expect(organisations.find((each) => Object(each).id === SHOP_AT_DOOR)).toMatchObject({ name: doorName(SHOP_AT_DOOR) })
  expect(() => doorName('nobody-1')).toThrow('nobody-1')
})
