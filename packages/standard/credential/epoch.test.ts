import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Epoch, epochAt, epochPlus, epochStart, isAcceptedEpoch, toEpoch } from './epoch.ts'

const at = (iso: string): number => Date.parse(iso) / 1000

describe('epochs are ISO 8601 weeks', () => {
  test.each([
    ['2026-11-24T00:00:00Z', 202648],
    ['2026-12-31T12:00:00Z', 202653],
    ['2027-01-03T23:59:59Z', 202653],
    ['2027-01-04T00:00:00Z', 202701],
    ['2024-12-30T00:00:00Z', 202501],
    ['2021-01-03T00:00:00Z', 202053],
    ['2021-01-04T00:00:00Z', 202101],
  ])('%s is in %i', (iso, epoch) => {
    expect(epochAt(at(iso), 0)).toBe(epoch)
  })

  test('a week begins at midnight of the city, not of UTC', () => {
    expect(epochAt(at('2026-11-22T15:59:59Z'), 480)).toBe(202647)
    expect(epochAt(at('2026-11-22T16:00:00Z'), 480)).toBe(202648)
    expect(epochStart(202648 as Epoch, 480)).toBe(at('2026-11-22T16:00:00Z'))
  })

  test('every moment lies between the start of its epoch and the start of the next', () => {
    const moment = fc.integer({ min: at('2000-01-03T00:00:00Z'), max: at('2199-01-01T00:00:00Z') })
    fc.assert(
      fc.property(moment, fc.integer({ min: -720, max: 840 }), (seconds, offset) => {
        const epoch = epochAt(seconds, offset)
        expect(epochStart(epoch, offset)).toBeLessThanOrEqual(seconds)
        expect(epochStart(epochPlus(epoch, 1), offset)).toBeGreaterThan(seconds)
        expect(epochPlus(epochPlus(epoch, 7), -7)).toBe(epoch)
      }),
    )
  })

  test('the present epoch and the one before are accepted, over the turn of a year too', () => {
    const present = toEpoch(202701)
    expect([202652, 202653, 202701, 202702].filter((epoch) => isAcceptedEpoch(epoch as Epoch, present))).toEqual([
      202653, 202701,
    ])
  })

  test.each([202600, 202654, 202753, 199952, 300001, 202648.5, -1, Number.NaN])('%d is no epoch', (value) => {
    expect(() => toEpoch(value)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })
})
