import { describe, expect, test } from 'vitest'
import type { BarrierReason } from '../barrier/barrier-answer.ts'
import { barrierWords } from './barrier-words.ts'

const REASONS: readonly BarrierReason[] = [
  'full',
  'bays-full',
  'no-ticket',
  'not-taken',
  'other-zone',
  'just-entered',
  'other-car-park',
  'unpaid',
  'overstayed',
  'already-left',
]

describe('the screen of a barrier that stays closed', () => {
  test.each(REASONS)('says what is so and what to do, in both languages: %s', (reason) => {
    const { title, what } = barrierWords({ open: false, reason })
    for (const text of [title['zh-CN'], title.en, what['zh-CN'], what.en]) expect(text).not.toBe('')
  })

  test('tells a driver who has not paid where to pay', () => {
    expect(barrierWords({ open: false, reason: 'unpaid' }).what.en).toContain('Pay on your phone')
  })

  test('asks for a new code where the pass itself is not good', () => {
    expect(barrierWords({ open: false, reason: 'proof' })).toBe(barrierWords({ open: false, reason: 'slot-passed' }))
  })
})
