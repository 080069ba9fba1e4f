import type { AttributeValue } from '@hefu/standard'
import { expect, test } from 'vitest'
import { isNegativeWithin48Hours } from './ward-rule.ts'

const CHINA = 480
const SAMPLED = Date.parse('2026-11-23T09:00:00+08:00') / 1000
const HOUR = 3600
const lab = (test: AttributeValue, result: AttributeValue, sampled: AttributeValue = '2026-11-23T09') =>
  new Map<number, AttributeValue>([
    [0, test],
    [1, result],
    [2, sampled],
  ])

test.each([
  ['admits a negative test of that hour', lab('nucleic-acid', 'negative'), 0.5, true],
  ['admits it until 48 hours are over', lab('antigen', 'negative'), 48, true],
  ['and no longer', lab('antigen', 'negative'), 48.01, false],
  ['not before it was taken', lab('antigen', 'negative'), -1, false],
  ['not a positive one', lab('nucleic-acid', 'positive'), 1, false],
  ['not an unclear one', lab('nucleic-acid', 'unclear'), 1, false],
  ['not an antibody, which says nothing of today', lab('antibody', 'negative'), 1, false],
  ['not one without an hour', lab('antigen', 'negative', null), 1, false],
])('a ward %s', (_, disclosed, hours, admitted) => {
  expect(isNegativeWithin48Hours(disclosed, SAMPLED + hours * HOUR, CHINA)).toBe(admitted)
})
