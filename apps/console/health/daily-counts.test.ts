import { expect, test } from 'vitest'
import { dailyCounts, totalOf } from './daily-counts.ts'

/** 2026-11-24 09:00 UTC. */
const NINE = Date.UTC(2026, 10, 24, 9) / 1000
const HOUR = 3600
const NOW = NINE + 1800

function at(hoursAgo: number, count: number | null) {
  return { hour: NINE - hoursAgo * HOUR, label: 'person.entry', count }
}

test('hours are summed up by 24, and the present hour is none of them', () => {
  const days = dailyCounts([at(0, 99), at(1, 40), at(24, 12), at(25, 30), at(48, 11), at(49, 70)], NOW, 3)
  expect(days.map(({ count }) => count)).toEqual([70, 41, 52])
  expect(days.map((day) => (NINE - day.at) / HOUR)).toEqual([49, 25, 1])
})

test('a day of which only small hours are known has no number', () => {
  expect(dailyCounts([at(1, null), at(2, null)], NOW, 1)).toMatchObject([{ count: null, smallHours: 2 }])
})

test('small hours beside others are told, and not guessed', () => {
  expect(dailyCounts([at(1, 20), at(2, null)], NOW, 1)).toMatchObject([{ count: 20, smallHours: 1 }])
  expect(totalOf([at(1, 20), at(2, null), at(3, 10)])).toEqual({ count: 30, small: 1 })
})

test('a day without a point is a day on which nothing was counted', () => {
  expect(dailyCounts([], NOW, 14).map(({ count }) => count)).toEqual(Array(14).fill(0))
})

test('what is older than the days asked for is left out', () => {
  expect(dailyCounts([at(25, 99)], NOW, 1)).toMatchObject([{ count: 0 }])
})
