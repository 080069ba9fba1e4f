import { expect, test } from 'vitest'
import { bundleHeld } from './bundle-held.ts'

const DAY = 86_400

test.each([
  [0, 'hour'],
  [7199, 'hour'],
  [7200, 'day'],
  [DAY - 1, 'day'],
  [DAY, 'week'],
  [7 * DAY - 1, 'week'],
  [7 * DAY, 'older'],
  [900 * DAY, 'older'],
  // A device whose clock is behind.
  [-DAY, 'hour'],
])('a bundle of %i seconds is held for: %s', (age, word) => {
  expect(bundleHeld(1_795_608_000, 1_795_608_000 + age)).toBe(word)
})

test('a gate without a bundle says so', () => {
  expect(bundleHeld(null, 1_795_608_000)).toBe('none')
})
