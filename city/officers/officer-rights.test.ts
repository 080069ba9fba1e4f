import { expect, test } from 'vitest'
import { readRights, rightsFromWords, rightsToWords } from './officer-rights.ts'

const read = (hefu_roles: unknown, hefu_custodian?: unknown) => {
  const { roles, custodian } = readRights({ hefu_roles, hefu_custodian })
  return [[...roles].join(' '), custodian]
}

test('a custodian confines the role `things`, and without one it is for the whole city', () => {
  expect(read('things cases', 'lifts.riverside')).toEqual(['cases things', 'lifts.riverside'])
  expect(read('things cases')).toEqual(['cases things', null])
  expect(read('things cases', null)).toEqual(['cases things', null])
})

test('a custodian means nothing without the role', () => {
  expect(read('cases', 'lifts')).toEqual(['cases', null])
  expect(read('cases', 7)).toEqual(['cases', null])
})

test.each(['', 'Lifts', 'lifts water', 'lifts:water', 'x'.repeat(200), ['lifts'], 7, true, {}])(
  'a custodian that cannot be read, such as %j, takes the role away and no other',
  (custodian) => expect(read('things cases', custodian)).toEqual(['cases', null]),
)

test('rights are kept as words and read again as they were', () => {
  for (const claims of [
    { hefu_roles: 'things operations', hefu_custodian: 'lifts' },
    { hefu_roles: 'things operations' },
    { hefu_roles: 'cases' },
    {},
  ]) {
    expect(rightsFromWords(rightsToWords(readRights(claims)))).toEqual(readRights(claims))
  }
  expect(rightsToWords(readRights({ hefu_roles: 'things', hefu_custodian: 'lifts' }))).toBe('things:lifts')
  // As sessions were kept before there were confined ones.
  expect(rightsFromWords('cases things')).toEqual({ roles: new Set(['cases', 'things']), custodian: null })
})
