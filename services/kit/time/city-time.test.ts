import { expect, test } from 'vitest'
import { cityDay, cityMinute } from './city-time.ts'

const midnight = Date.UTC(2026, 11, 31, 16) / 1000

test('a day begins at midnight on the city’s own clocks', () => {
  expect([cityDay(midnight - 1, 480), cityDay(midnight, 480)]).toEqual(['2026-12-31', '2027-01-01'])
  expect(cityDay(midnight, -480)).toBe('2026-12-31')
})

test('a moment is told to the minute that has begun', () => {
  expect([cityMinute(midnight - 1, 480), cityMinute(midnight + 59.9, 480)]).toEqual([
    '2026-12-31T23:59',
    '2027-01-01T00:00',
  ])
})
