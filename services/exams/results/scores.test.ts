import { EXAM_SCORE, encodeMessages } from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import { describe, expect, test } from 'vitest'
import { scoreValues } from './score-values.ts'
import { isFault, type Result, readScores } from './scores.ts'
import { sealResult, unsealResult } from './seal-result.ts'

const GOOD = {
  chinese: '121',
  mathematics: '137.5',
  english: '140',
  physics: '',
  chemistry: '88',
  biology: '',
  total: '486.5',
  band: 'B',
}
const read = (row: Readonly<Record<string, string>>) => readScores((column) => row[column] ?? '')

describe('scores', () => {
  test('are points as they are printed, with nothing for what was not taken', () => {
    expect(read(GOOD)).toEqual({
      subjects: { chinese: '121', mathematics: '137.5', english: '140', physics: null, chemistry: '88', biology: null },
      total: '486.5',
      band: 'b',
    })
  })

  test.each([
    [{ mathematics: '137.25' }, 'mathematics', 'not-a-number'],
    [{ mathematics: '1e2' }, 'mathematics', 'not-a-number'],
    [{ mathematics: '-3' }, 'mathematics', 'not-a-number'],
    [{ mathematics: '007' }, 'mathematics', 'not-a-number'],
    [{ mathematics: '150.5' }, 'mathematics', 'out-of-range'],
    [{ chinese: '', mathematics: '', english: '', chemistry: '', total: '0' }, 'chinese', 'missing'],
    [{ total: '487' }, 'total', 'not-the-sum'],
    [{ total: '' }, 'total', 'missing'],
    [{ band: 'f' }, 'band', 'unknown-choice'],
    [{ band: '' }, 'band', 'missing'],
  ])('that do not hold are refused by column: %j', (change, field, reason) => {
    expect(read({ ...GOOD, ...change })).toEqual({ field, reason })
  })

  test('are values of the credential type', () => {
    const scores = read(GOOD)
    if (isFault(scores)) throw new Error(scores.reason)
    const values = scoreValues('2026-summer', { ...scores, issue: 2 })
    expect(encodeMessages(EXAM_SCORE, values)).toHaveLength(10)
    expect(values.slice(-3)).toEqual(['486.5', 'b', '2'])
  })
})

describe('a sealed result', () => {
  const random = seededRandom('results')
  const key = random(32)
  const of = { session: '2026-summer', number: '20260001' }
  const result: Result = {
    subjects: { chinese: '0', mathematics: '150', english: null, physics: '99.5', chemistry: null, biology: null },
    total: '249.5',
    band: 'a',
    issue: 1,
  }

  test('opens as it was, for the candidate whose it is', () => {
    expect(unsealResult(key, of, sealResult(key, of, result, random))).toEqual(result)
    expect(() => unsealResult(key, { ...of, number: '20260002' }, sealResult(key, of, result, random))).toThrow('open')
    expect(() => unsealResult(random(32), of, sealResult(key, of, result, random))).toThrow('open')
  })

  test('is as long as every other', () => {
    const none = { chinese: null, mathematics: null, english: null, physics: null, chemistry: null, biology: '1' }
    const other: Result = { subjects: none, total: '1', band: 'e', issue: 12 }
    expect(sealResult(key, of, other, random)).toHaveLength(sealResult(key, of, result, random).length)
  })
})
