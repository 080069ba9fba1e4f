import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownFree } from './car-park.ts'

test('free places are told exactly up to ten, else down to a multiple of five, and never more than there are', () => {
  expect([-2, 0, 1, 10, 11, 14, 15, 99].map(shownFree)).toEqual([0, 0, 1, 10, 10, 10, 15, 95])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), (free) => {
      expect(free - shownFree(free)).toBeGreaterThanOrEqual(0)
      expect(free - shownFree(free)).toBeLessThan(5)
      expect(shownFree(free) === 0).toBe(free === 0)
    }),
  )
})
