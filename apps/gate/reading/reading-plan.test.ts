import { expect, test } from 'vitest'
import { lookFor } from './reading-plan.ts'

const looks = (wholeMs: number): unknown[] => [0, 1, 2, 3, 4, 5].map((frame) => lookFor(frame, wholeMs))

test('a device that keeps up looks at every frame whole, and hard at every second', () => {
  const [quick, thorough] = [
    { half: false, effort: 'quick' },
    { half: false, effort: 'thorough' },
  ]
  expect(looks(10)).toEqual([quick, thorough, quick, thorough, quick, thorough])
})

test('a slow device looks at half the size first, and still at every third frame whole', () => {
  const [half, thorough] = [
    { half: true, effort: 'quick' },
    { half: false, effort: 'thorough' },
  ]
  expect(looks(80)).toEqual([half, half, thorough, half, half, thorough])
})
