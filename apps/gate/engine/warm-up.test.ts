import { loadCurve } from '@hefu/bbs'
import { seededRandom } from '@hefu/testing'
import { beforeAll, expect, test } from 'vitest'
import { warmUp } from './warm-up.ts'

beforeAll(loadCurve)

test.each([1, 6, 10])('a whole verification of %i messages runs through', (messageCount) => {
  expect(warmUp(messageCount, seededRandom('warm-up'))).toBe(true)
})
