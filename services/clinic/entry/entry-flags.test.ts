import {
  type Epoch,
  epochAt,
  epochPlus,
  epochStart,
  HEALTH_ENTRY,
  halfDayIndex,
  isAttributeValue,
} from '@hefu/standard'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryFlags, HALF_DAY } from './entry-flags.ts'
import { entrySpans, spanOf, TEST_LASTS } from './evidence.ts'

const CHINA = 480
const at = (iso: string): number => Date.parse(iso) / 1000
const WEEK = 202648 as Epoch
const named = (flags: readonly boolean[] | null): string[] =>
  HEALTH_ENTRY.attributes.filter((_, index) => flags?.[index]).map(({ name }) => name)

describe('half-days in which somebody may enter', () => {
  test('a negative test counts for every half-day that lies wholly within 48 hours after the sample', () => {
    const flags = entryFlags([spanOf({ kind: 'tested', sampledAt: at('2026-11-24T09:10:00+08:00') })], WEEK, CHINA)
    expect(named(flags)).toEqual(['tue-pm', 'wed-am', 'wed-pm'])
  })

  test('a test of Sunday counts into the next week', () => {
    const spans = [spanOf({ kind: 'tested', sampledAt: at('2026-11-29T08:00:00+08:00') })]
    expect(named(entryFlags(spans, WEEK, CHINA))).toEqual(['sun-pm'])
    expect(named(entryFlags(spans, epochPlus(WEEK, 1), CHINA))).toEqual(['mon-am', 'mon-pm'])
    expect(entryFlags(spans, epochPlus(WEEK, 2), CHINA)).toBeNull()
  })

  test('no flag is ever true beyond 48 hours after the sample, nor before it', () => {
    const moment = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') })
    fc.assert(
      fc.property(moment, fc.integer({ min: -720, max: 840 }), fc.nat(2), (sampledAt, offset, later) => {
        const epoch = epochPlus(epochAt(sampledAt, offset), later)
        const flags = entryFlags([spanOf({ kind: 'tested', sampledAt })], epoch, offset) ?? []
        for (const [index, flag] of flags.entries()) {
          const start = epochStart(epoch, offset) + index * HALF_DAY
          expect(halfDayIndex(start, offset)).toBe(index)
          if (flag) expect(start >= sampledAt && start + HALF_DAY <= sampledAt + TEST_LASTS).toBe(true)
        }
      }),
    )
  })

  test('somebody immunised or recovered has a whole week of flags, and the two do not differ', () => {
    const immunised = entrySpans(
      [{ kind: 'immunised', lastDoseAt: at('2026-10-01T10:00:00+08:00') }],
      at('2026-11-24T00:00:00Z'),
    )
    const recovered = entrySpans(
      [{ kind: 'recovered', positiveAt: at('2026-10-05T10:00:00+08:00') }],
      at('2026-11-24T00:00:00Z'),
    )
    expect(entryFlags(immunised, WEEK, CHINA)).toEqual(Array(14).fill(true))
    expect(entryFlags(recovered, WEEK, CHINA)).toEqual(entryFlags(immunised, WEEK, CHINA))
  })

  test('an immunisation of yesterday does not count yet, one of a year ago no longer', () => {
    const now = at('2026-11-24T00:00:00Z')
    const fresh = entrySpans([{ kind: 'immunised', lastDoseAt: at('2026-11-23T00:00:00Z') }], now)
    expect(entryFlags(fresh, WEEK, CHINA)).toBeNull()
    expect(entrySpans([{ kind: 'immunised', lastDoseAt: at('2025-11-24T00:00:00Z') }], now)).toEqual([])
  })

  test('two spans that meet within a half-day do not make it true', () => {
    const noon = at('2026-11-24T12:00:00+08:00')
    expect(
      named(
        entryFlags(
          [
            [noon - HALF_DAY, noon + 100],
            [noon + 100, noon + HALF_DAY],
          ],
          WEEK,
          CHINA,
        ),
      ),
    ).toEqual(['tue-am'])
  })

  test('the flags are values of the credential type', () => {
    const flags = entryFlags([[0, 2 ** 33]], WEEK, CHINA) ?? []
    expect(flags).toHaveLength(HEALTH_ENTRY.attributes.length)
    expect(HEALTH_ENTRY.attributes.every(({ kind }, index) => isAttributeValue(kind, flags[index]))).toBe(true)
  })
})
