import { expect, test } from 'vitest'
import { captureClock } from './capture-clock.ts'

test('a frame that waited counts from its capture, once one has arrived at once', () => {
  const capturedAt = captureClock()
  expect(capturedAt(5_000_000, 100)).toBe(100)
  expect(capturedAt(5_033_000, 130)).toBe(130)
  expect(capturedAt(5_066_000, 203)).toBe(163)
})
