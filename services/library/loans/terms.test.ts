import { describe, expect, test } from 'vitest'
import { daysAfter, daysBetween } from '../loan-days.ts'
import { fineFor, LOAN_TERMS, lendingRefusal, READER_CLASSES, readerClass, renewedUntil } from './terms.ts'

describe('lending', () => {
  test.each(READER_CLASSES)('to %s readers ends at their limit', (each) => {
    const { loans } = LOAN_TERMS[each]
    expect(lendingRefusal(each, { loans: loans - 1, overdue: 0, owed: 0 })).toBeNull()
    expect(lendingRefusal(each, { loans, overdue: 0, owed: 0 })).toBe('over-limit')
  })

  test.each([
    [{ loans: 1, overdue: 1, owed: 0 }, 'overdue'],
    [{ loans: 0, overdue: 0, owed: 1999 }, null],
    [{ loans: 0, overdue: 0, owed: 2000 }, 'fines'],
  ] as const)('with %j: %s', (standing, refusal) => expect(lendingRefusal('adult', standing)).toBe(refusal))

  test('knows no other class', () => expect(() => readerClass('staff')).toThrow(RangeError))
})

describe('a renewal', () => {
  const loan = {
    class: 'adult',
    dueOn: '2026-12-10',
    renewals: 0,
    isAwaited: false,
    owed: 0,
    today: '2026-12-10',
  } as const
  test('is from the day on which it is asked for', () => {
    expect(renewedUntil(loan)).toEqual({ dueOn: '2027-01-07' })
  })
  test.each([
    [{ today: '2026-12-11' }, 'overdue'],
    [{ isAwaited: true }, 'reserved'],
    [{ renewals: 2 }, 'no-renewals'],
    [{ owed: 2000 }, 'fines'],
    [{ today: '2026-11-12' }, 'too-early'],
  ] as const)('with %j is refused: %s', (but, refused) =>
    expect(renewedUntil({ ...loan, ...but })).toEqual({ refused }),
  )
})

test.each([
  ['2026-12-10', '2026-12-01', 0],
  ['2026-12-10', '2026-12-10', 0],
  ['2026-12-10', '2026-12-11', 20],
  ['2026-12-31', '2027-01-02', 40],
  ['2026-12-10', '2028-12-10', 1000],
])('what was due on %s and comes back on %s costs %i fen', (due, back, fen) => expect(fineFor(due, back)).toBe(fen))

test('days pass over the ends of months and years', () => {
  expect([daysAfter('2028-02-28', 1), daysAfter('2026-12-31', 1), daysAfter('2026-03-01', -1)]).toEqual([
    '2028-02-29',
    '2027-01-01',
    '2026-02-28',
  ])
  expect(daysBetween('2026-12-31', '2027-01-02')).toBe(2)
})
