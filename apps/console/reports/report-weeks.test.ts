import { expect, test } from 'vitest'
import type { ListedReport } from './fault-report.ts'
import { ageOf, openByAge, reportWeeks } from './report-weeks.ts'

const NOW = 1_800_000_000
const DAY = 86_400
const report = (of: Partial<ListedReport>): ListedReport => ({
  ...{ id: 'a', category: 'lift-stuck', custodian: 'lifts', thing: null, latitude: 30, longitude: 120 },
  ...{ words: '', wordsShown: false, state: 'open', team: null, openedAt: NOW, changedAt: NOW, closedAt: null },
  ...of,
})

test('a report is counted in the week in which it was opened, and once more in that in which it was resolved', () => {
  const { opened, resolved } = reportWeeks(
    [
      report({ openedAt: NOW - 1 }),
      report({ openedAt: NOW - 6 * DAY }),
      report({ openedAt: NOW - 20 * DAY, state: 'resolved', closedAt: NOW - 8 * DAY }),
      report({ openedAt: NOW - 8 * DAY, state: 'declined', closedAt: NOW - DAY }),
    ],
    NOW,
    3,
  )
  expect(opened.map(({ value }) => value)).toEqual([1, 1, 2])
  expect(resolved.map(({ value }) => value)).toEqual([0, 1, 0])
  expect(opened.at(-1)?.at).toBe(NOW - 7 * DAY)
})

test('what is older than the weeks shown is in none of them', () => {
  const { opened } = reportWeeks([report({ openedAt: NOW - 100 * DAY })], NOW, 3)
  expect(opened.map(({ value }) => value)).toEqual([0, 0, 0])
})

test('a clock that is behind the city makes no report older or younger than new', () => {
  expect(reportWeeks([report({ openedAt: NOW + 500 })], NOW, 2).opened.at(-1)?.value).toBe(1)
  expect(ageOf({ openedAt: NOW + 500 }, NOW)).toBe('day')
})

test('only what waits has an age, each report one', () => {
  const days = [0, 1, 6.9, 7, 29, 30, 89, 90, 4000]
  const open = days.map((ago) => report({ openedAt: NOW - ago * DAY }))
  const counts = openByAge([...open, report({ state: 'withdrawn', closedAt: NOW })], NOW)
  expect(counts).toEqual([
    { age: 'day', count: 1 },
    { age: 'week', count: 2 },
    { age: 'month', count: 2 },
    { age: 'quarter', count: 2 },
    { age: 'older', count: 2 },
  ])
})
