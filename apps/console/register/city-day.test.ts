import { expect, test } from 'vitest'
import { dayOf, editedDay, momentOf, startOf } from './city-day.ts'

const EIGHT_HOURS = 480
// 2026-11-25 at 07:30 in the city, the evening before in UTC.
const MORNING = Date.UTC(2026, 10, 24, 23, 30) / 1000

test('a day is one of the city, not of UTC', () => {
  expect(dayOf(MORNING, EIGHT_HOURS)).toBe('2026-11-25')
  expect(startOf('2026-11-25', EIGHT_HOURS)).toBe(MORNING - 7.5 * 3600)
})

test('a moment that is looked at and not changed stays what it was', () => {
  const edited = editedDay(MORNING, EIGHT_HOURS)
  expect(momentOf(edited, EIGHT_HOURS)).toBe(MORNING)
  expect(momentOf({ ...edited, day: '2026-11-26' }, EIGHT_HOURS)).toBe(MORNING + 16.5 * 3600)
})

test.each(['', '2026-13-01', '25.11.2026'])('%j is no day', (day) => {
  expect(startOf(day, EIGHT_HOURS)).toBeNull()
})
