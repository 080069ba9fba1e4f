import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageOn, dateAt, parseDate } from './age.ts'

const day = (text: string) => {
  const date = parseDate(text)
  if (!date) throw new Error(`${text} is a day`)
  return date
}

describe('a date', () => {
  test.each(['2024-02-29', '2000-02-29', '1999-12-31', '2026-01-01'])('%s is a day', (text) => {
    const { year, month, day: ofMonth } = day(text)
    expect(`${year}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`).toBe(text)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '２０２６-01-01',
    '1990',
    '',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeNull()
  })

  test('no text makes the reader fail', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const date = parseDate(text)
        expect(date === null || /^\d{4}-\d\d-\d\d$/.test(text)).toBe(true)
      }),
    )
  })

  test('is that of the city, not of UTC', () => {
    const moment = Date.parse('2026-11-22T16:00:00Z') / 1000
    expect(dateAt(moment, 480)).toEqual(day('2026-11-23'))
    expect(dateAt(moment - 1, 480)).toEqual(day('2026-11-22'))
    expect(dateAt(moment, -720)).toEqual(day('2026-11-22'))
  })
})

describe('an age', () => {
  test.each([
    ['2008-11-23', '2026-11-22', 17],
    ['2008-11-23', '2026-11-23', 18],
    ['2008-11-24', '2026-11-23', 17],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-25', '2026-11-23', -1],
  ])('of who was born on %s is on %s %i', (birth, on, age) => {
    expect(ageOn(day(birth), day(on))).toBe(age)
  })

  test.each([
    ['2026-02-28', 17],
    ['2026-03-01', 18],
    ['2028-02-28', 19],
    ['2028-02-29', 20],
  ])('of who was born on a leap day: on %s %i', (on, age) => {
    expect(ageOn(day('2008-02-29'), day(on))).toBe(age)
  })

  test('grows by one on a birthday and never falls', () => {
    const days = fc.integer({ min: 0, max: 60_000 }).map((number) => number * 86_400)
    fc.assert(
      fc.property(days, days, (birth, on) => {
        const [today, tomorrow] = [dateAt(on, 0), dateAt(on + 86_400, 0)]
        const [before, after] = [ageOn(dateAt(birth, 0), today), ageOn(dateAt(birth, 0), tomorrow)]
        expect(after - before === 0 || after - before === 1).toBe(true)
      }),
    )
  })
})
