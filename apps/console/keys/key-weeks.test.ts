import { toEpoch } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { coveredUntil, standingOf, weekRuns } from './key-weeks.ts'

function key(first: number, last: number) {
  return { firstEpoch: toEpoch(first), lastEpoch: toEpoch(last) }
}

const NOW = toEpoch(202648)
const AUTUMN = key(202640, 202653)
const WINTER = key(202701, 202713)

describe('where a key stands', () => {
  test.each([
    ['signs', AUTUMN],
    ['signs', key(202648, 202648)],
    ['later', WINTER],
    ['over', key(202627, 202647)],
    ['void', key(202640, 202639)],
  ] as const)('%s: %o', (standing, span) => {
    expect(standingOf(span, NOW)).toBe(standing)
  })
})

describe('which key signs which weeks', () => {
  test('a year with 53 weeks goes over into the next without a gap', () => {
    expect(weekRuns([AUTUMN, WINTER], NOW, 10)).toEqual([
      { first: 202648, last: 202653, weeks: 6, keys: [AUTUMN] },
      { first: 202701, last: 202704, weeks: 4, keys: [WINTER] },
    ])
  })

  test('weeks without a key stand between', () => {
    expect(weekRuns([key(202640, 202649), WINTER], NOW, 7)).toMatchObject([
      { weeks: 2 },
      { first: 202650, last: 202653, weeks: 4, keys: [] },
      { weeks: 1 },
    ])
  })

  test('a void key signs nothing', () => {
    expect(weekRuns([key(202640, 202639)], NOW, 3)).toEqual([{ first: 202648, last: 202650, weeks: 3, keys: [] }])
  })

  test('two keys that overlap both stand', () => {
    expect(weekRuns([AUTUMN, key(202650, 202701)], NOW, 6).map(({ keys }) => keys.length)).toEqual([1, 2])
  })
})

describe('until when cards can be issued', () => {
  test('up to the first week without a key', () => {
    expect(coveredUntil([AUTUMN, WINTER, key(202715, 202720)], NOW)).toBe(202713)
  })

  test('not at all when this week has none', () => {
    expect(coveredUntil([WINTER], NOW)).toBeNull()
  })
})
