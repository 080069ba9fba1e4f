import { describe, expect, test } from 'vitest'
import { decideLeaving, freeMinutesAt } from './leave.ts'

const ENTERED = 1_800_000_000
/** Counted from the end of the five minutes, with a quarter of an hour free. */
const FREE_UNTIL = ENTERED + 300 + 900
const ticket = { name: 'a'.repeat(32), carPark: 'garage', entered: ENTERED, overAt: ENTERED + 7 * 86_400 }

function leaving(now: number, of: { leaveBy?: number; left?: boolean; cutOff?: boolean; carPark?: string } = {}) {
  return decideLeaving(
    {
      stays: new Map(of.leaveBy === undefined ? [] : [[ticket.name, of.leaveBy]]),
      left: new Map(of.left ? [[ticket.name, now + 60]] : []),
      freeMinutes: [[0, 15]],
    },
    { ticket, carPark: of.carPark ?? 'garage', now, cutOff: of.cutOff ?? false },
  )
}

describe('an exit', () => {
  test('lets out within the free minutes, and tells no name', () => {
    expect(leaving(FREE_UNTIL)).toEqual({ open: true, by: 'free', tell: false, rememberUntil: FREE_UNTIL })
  })

  test('holds who has not paid after them', () => {
    expect(leaving(FREE_UNTIL + 1)).toEqual({ open: false, reason: 'unpaid' })
  })

  test('lets out who has paid, until the time to leave is over', () => {
    const leaveBy = FREE_UNTIL + 5000
    expect(leaving(leaveBy, { leaveBy })).toEqual({ open: true, by: 'paid', tell: true, rememberUntil: leaveBy })
    expect(leaving(leaveBy + 1, { leaveBy })).toEqual({ open: false, reason: 'overstayed' })
  })

  test('that is cut off lets out whom it cannot ask about, once', () => {
    const now = FREE_UNTIL + 1
    expect(leaving(now, { cutOff: true })).toMatchObject({ open: true, by: 'cut-off', tell: true })
    expect(leaving(now, { cutOff: true, left: true })).toEqual({ open: false, reason: 'already-left' })
  })

  test('takes no ticket of another car park, cut off or not', () => {
    expect(leaving(ENTERED, { carPark: 'yard', cutOff: true })).toEqual({ open: false, reason: 'other-car-park' })
  })
})

test('free minutes are those of the tariff in force at the entry, in whatever order they come', () => {
  const both = [
    [ENTERED, 30],
    [0, 15],
  ] as const
  expect([ENTERED - 1, ENTERED].map((at) => freeMinutesAt([...both], at))).toEqual([15, 30])
  expect(freeMinutesAt([], ENTERED)).toBe(0)
})
