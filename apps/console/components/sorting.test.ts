import { expect, test } from 'vitest'
import { compareValues, holdsWords, type SortValue, turnSorting } from './sorting.ts'

function sorted(values: readonly SortValue[], direction: 'ascending' | 'descending'): readonly SortValue[] {
  return values.toSorted((one, other) => compareValues(one, other, direction, 'en'))
}

test('numbers are sorted by size and texts by their language, with figures in them by size', () => {
  expect(sorted([10, 9, 1], 'ascending')).toEqual([1, 9, 10])
  expect(sorted(['b', 'Ä', 'a 10', 'a 9'], 'ascending')).toEqual(['Ä', 'a 9', 'a 10', 'b'])
  expect(sorted(['a', 'b'], 'descending')).toEqual(['b', 'a'])
})

test('what is not there stands last, whichever way', () => {
  expect(sorted([null, 2, 1], 'ascending')).toEqual([1, 2, null])
  expect(sorted([null, 2, 1], 'descending')).toEqual([2, 1, null])
})

test('a second press turns the order around, another column begins anew', () => {
  const first = turnSorting(null, 'name')
  expect(first).toEqual({ column: 'name', direction: 'ascending' })
  expect(turnSorting(first, 'name').direction).toBe('descending')
  expect(turnSorting(turnSorting(first, 'name'), 'date')).toEqual({ column: 'date', direction: 'ascending' })
})

test('a row is found by words in any order and case', () => {
  expect(holdsWords(['Swimming pool', 'Sports Office'], 'office SWIM')).toBe(true)
  expect(holdsWords(['Swimming pool'], 'pool library')).toBe(false)
  expect(holdsWords(['Swimming pool'], '  ')).toBe(true)
})
