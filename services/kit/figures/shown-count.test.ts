import { expect, test } from 'vitest'
import { shownCount } from './shown-count.ts'

test('a count below five is held back, and none is not', () => {
  expect([0, 1, 4, 5, 120].map(shownCount)).toEqual([0, null, null, 5, 120])
})
