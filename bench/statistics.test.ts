import { expect, test } from 'vitest'
import { median, percentile } from './statistics.ts'

test.each([
  ['the middle one', [9, 1, 5], 5],
  ['between the two middle ones', [4, 1, 9, 2], 3],
  ['the only one', [7], 7],
  ['numbers, not texts', [10, 9, 100], 10],
])('the median is %s', (_, values, expected) => {
  expect(median(values)).toBe(expected)
})

test.each([
  ['of a hundred is the 95th', Array.from({ length: 100 }, (_, i) => 100 - i), 95],
  ['of twenty is the 19th', Array.from({ length: 20 }, (_, i) => i + 1), 19],
  ['of two is the larger', [1, 2], 2],
])('the 95th percentile %s', (_, values, expected) => {
  expect(percentile(values, 0.95)).toBe(expected)
})

test('there is no statistic of nothing', () => {
  expect(() => median([])).toThrow(RangeError)
  expect(() => percentile([], 0.5)).toThrow(RangeError)
})
