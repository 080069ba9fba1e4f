import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedFrom, ENTRY_SECONDS, enteredText, entrySlot, readEntered } from './entered.ts'
import { feeOf, freeUntil, isNight } from './fee.ts'
import { readTariff, type Tariff, tariffAt } from './tariff.ts'

const UTC8 = 480
const TARIFF: Tariff = {
  freeMinutes: 15,
  halfHour: 400,
  nightHalfHour: 100,
  nightFrom: 22 * 60,
  nightUntil: 7 * 60,
  dayMaximum: 6000,
}
/** 2026-11-24 10:00 in the city, a Tuesday. */
const TEN = Date.parse('2026-11-24T02:00:00Z') / 1000
const from = countedFrom(TEN)
const minutes = (count: number): number => from + count * 60

const tariffs = fc
  .record({
    freeMinutes: fc.integer({ min: 0, max: 240 }),
    halfHour: fc.integer({ min: 0, max: 2000 }),
    nightHalfHour: fc.integer({ min: 0, max: 2000 }),
    nightFrom: fc.integer({ min: 0, max: 1439 }),
    nightUntil: fc.integer({ min: 0, max: 1439 }),
    dayMaximum: fc.integer({ min: 0, max: 20_000 }),
  })
  .map((tariff) => ({ ...tariff, nightHalfHour: Math.min(tariff.nightHalfHour, tariff.halfHour) }))
const slots = fc.integer({ min: 5_000_000, max: 6_000_000 }).map((count) => count * ENTRY_SECONDS)
const stays = fc.integer({ min: 0, max: 14 * 86_400 })

describe('a fee', () => {
  test.each([
    ['within the free minutes', 15, 0],
    ['a minute after them: the half hour from the entry on', 16, 400],
    ['of a half hour to the second', 30, 400],
    ['of a half hour that has just begun', 31, 800],
    ['of two hours', 120, 1600],
    ['of eight hours: the day’s maximum', 480, 6000],
    ['of a day and a half hour', 24 * 60 + 30, 6400],
    ['of two days', 48 * 60, 12_000],
  ])('%s', (_, stayed, fee) => {
    expect(feeOf(TARIFF, TEN, minutes(stayed), UTC8)).toBe(fee)
  })

  test('of the night is less, by when each half hour begins', () => {
    const evening = TEN + 11.5 * 3600
    expect(feeOf(TARIFF, evening, countedFrom(evening) + 3600, UTC8)).toBe(400 + 100)
  })

  test('never falls as a stay goes on', () => {
    fc.assert(
      fc.property(tariffs, slots, stays, stays, (tariff, slot, a, b) => {
        const [sooner, later] = [Math.min(a, b), Math.max(a, b)].map((s) => feeOf(tariff, slot, slot + s, UTC8))
        expect(sooner).toBeLessThanOrEqual(later ?? 0)
      }),
    )
  })

  test('is at most the maximum of every 24 hours that have begun, and at most every half hour by day', () => {
    fc.assert(
      fc.property(tariffs, slots, stays, (tariff, slot, stay) => {
        const fee = feeOf(tariff, slot, slot + stay, UTC8)
        const counted = Math.max(0, stay - ENTRY_SECONDS)
        expect(fee).toBeLessThanOrEqual(Math.ceil(counted / 86_400) * tariff.dayMaximum)
        expect(fee).toBeLessThanOrEqual(Math.ceil(counted / 1800) * tariff.halfHour)
      }),
    )
  })

  test('is nothing exactly until the free minutes are over, where a half hour costs something', () => {
    fc.assert(
      fc.property(tariffs, slots, stays, (tariff, slot, stay) => {
        fc.pre(tariff.nightHalfHour > 0 && tariff.dayMaximum > 0)
        expect(feeOf(tariff, slot, slot + stay, UTC8) === 0).toBe(slot + stay <= freeUntil(tariff, slot))
      }),
    )
  })

  test('is that of each 24 hours on its own, added up', () => {
    fc.assert(
      fc.property(tariffs, slots, fc.integer({ min: 1, max: 13 }), stays, (tariff, slot, days, rest) => {
        fc.pre(rest > tariff.freeMinutes * 60 + ENTRY_SECONDS)
        const whole = feeOf(tariff, slot, countedFrom(slot) + days * 86_400, UTC8)
        const after = feeOf(tariff, slot, slot + rest, UTC8)
        expect(feeOf(tariff, slot, slot + days * 86_400 + rest, UTC8)).toBe(whole + after)
      }),
    )
  })
})

test('a night passes midnight or does not', () => {
  const at = (hour: number): number => TEN + (hour - 10) * 3600
  expect([21, 22, 23, 24, 30.99, 31].map((hour) => isNight(TARIFF, at(hour), UTC8))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
  const early = { ...TARIFF, nightFrom: 60, nightUntil: 120 }
  expect([0.9, 1, 1.9, 2].map((hour) => isNight(early, at(hour), UTC8))).toEqual([false, true, true, false])
})

test('a moment of entry is told to five minutes and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), (now) => {
      const slot = entrySlot(now)
      expect(readEntered(enteredText(slot, UTC8), UTC8)).toBe(slot)
      expect(countedFrom(slot)).toBeGreaterThan(now)
      expect(countedFrom(slot) - now).toBeLessThanOrEqual(ENTRY_SECONDS)
    }),
  )
  expect(['2026-11-24T10:03', '2026-13-24T10:00', '2026-11-24', 5].map((text) => readEntered(text, UTC8))).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('a stay pays by the tariff that was in force when it began', () => {
  const dearer = { ...TARIFF, halfHour: 500 }
  const both = [
    { from: TEN + 3600, tariff: dearer },
    { from: 0, tariff: TARIFF },
  ]
  expect(tariffAt(both, TEN)).toBe(TARIFF)
  expect(tariffAt(both, TEN + 3600)).toBe(dearer)
})

test('a tariff with a night dearer than the day is none', () => {
  expect(() => readTariff({ ...TARIFF, nightHalfHour: 401 })).toThrow(
    expect.objectContaining({ code: 'invalid-tariff' }),
  )
})
