import { toEpoch } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { coveredUntil, standingOf } from './key-weeks.ts'

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

describe('until when cards can be issued', () => {
  test('up to the first week without a key', () => {
    expect(coveredUntil([AUTUMN, WINTER, key(202715, 202720)], NOW)).toBe(202713)
  })

  test('not at all when this week has none', () => {
    expect(coveredUntil([WINTER], NOW)).toBeNull()
  })
})
