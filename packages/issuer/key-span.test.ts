import { type Epoch, epochPlus, toEpoch } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { keySpanOf, plannedSpans } from './key-span.ts'

describe('the spans of issuer keys', () => {
  test('tile the calendar from 2000 to 2999 without gap or overlap, in quarters of 13 or 14 weeks', () => {
    let span = keySpanOf(toEpoch(200001))
    expect(span.firstEpoch).toBe(200001)
    for (let quarters = 1; quarters < 1000 * 4; quarters++) {
      const next = keySpanOf(epochPlus(span.lastEpoch, 1))
      if (next.firstEpoch !== epochPlus(span.lastEpoch, 1)) throw new Error(`a gap or overlap after ${span.lastEpoch}`)
      const weeks = (next.lastEpoch % 100) - (next.firstEpoch % 100) + 1
      if (weeks !== 13 && weeks !== 14) throw new Error(`${next.firstEpoch} has ${weeks} weeks`)
      span = next
    }
    expect(span).toEqual({ firstEpoch: 299940, lastEpoch: 299952 })
  })

  test('are the same for every epoch within them', () => {
    let epoch: Epoch = toEpoch(201901)
    for (let weeks = 0; weeks < 53 * 10; weeks++) {
      const span = keySpanOf(epoch)
      expect(span.firstEpoch <= epoch && epoch <= span.lastEpoch).toBe(true)
      expect(keySpanOf(span.firstEpoch)).toEqual(span)
      expect(keySpanOf(span.lastEpoch)).toEqual(span)
      epoch = epochPlus(epoch, 1)
    }
  })

  test('end with the long week in years that have one', () => {
    expect(keySpanOf(toEpoch(202653))).toEqual({ firstEpoch: 202640, lastEpoch: 202653 })
    expect(keySpanOf(toEpoch(202552))).toEqual({ firstEpoch: 202540, lastEpoch: 202552 })
  })

  test('are planned one ahead, so that the next key is published before it signs', () => {
    expect(plannedSpans(toEpoch(202653))).toEqual([
      { firstEpoch: 202640, lastEpoch: 202653 },
      { firstEpoch: 202701, lastEpoch: 202713 },
    ])
  })
})
