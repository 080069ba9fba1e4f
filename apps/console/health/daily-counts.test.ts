import { expect, test } from 'vitest'
import { dailyCounts, totalOf } from './daily-counts.ts'

const SHANGHAI = 480
/** 2026-11-24 00:00 in Shanghai. */
const MIDNIGHT = Date.UTC(2026, 10, 23, 16) / 1000
const HOUR = 3600

function at(hours: number, count: number | null) {
  return { hour: MIDNIGHT + hours * HOUR, label: 'person.entry', count }
}

test('hours are summed up by the day of the city, the present one last', () => {
  const days = dailyCounts([at(-1, 40), at(0, 12), at(23, 30), at(24, 11)], MIDNIGHT + 30 * HOUR, SHANGHAI, 3)
  expect(days).toEqual([
    { day: MIDNIGHT - 24 * HOUR, count: 40, smallHours: 0 },
    { day: MIDNIGHT, count: 42, smallHours: 0 },
    { day: MIDNIGHT + 24 * HOUR, count: 11, smallHours: 0 },
  ])
})

test('a day of which only small hours are known has no number', () => {
  expect(dailyCounts([at(1, null), at(2, null)], MIDNIGHT, SHANGHAI, 1)).toEqual([
    { day: MIDNIGHT, count: null, smallHours: 2 },
  ])
})

test('small hours beside others are told, and not guessed', () => {
  expect(dailyCounts([at(1, 20), at(2, null)], MIDNIGHT, SHANGHAI, 1)[0]).toMatchObject({ count: 20, smallHours: 1 })
  expect(totalOf([at(1, 20), at(2, null), at(3, 10)])).toEqual({ count: 30, small: 1 })
})

test('a day without a point is a day on which nothing was counted', () => {
  expect(dailyCounts([], MIDNIGHT, SHANGHAI, 14).map(({ count }) => count)).toEqual(Array(14).fill(0))
})

test('what is older than the days asked for is left out', () => {
  expect(dailyCounts([at(-40, 99)], MIDNIGHT, SHANGHAI, 1)).toEqual([{ day: MIDNIGHT, count: 0, smallHours: 0 }])
})
