import { expect, test } from 'vitest'
import { importRate } from './import-rate.ts'

const step = (bytesRead: number, written: number) => ({ records: 0, refused: 0, written, bytesRead, bytes: 1_000 })

test('how fast an import is and how long it takes is read off two steps', () => {
  expect(importRate(step(100, 50), step(300, 450), 4)).toEqual({ perSecond: 100, share: 0.3, secondsLeft: 14 })
})

test('what an earlier run has done makes no run faster', () => {
  // Went on at 90 % of the file: the first batch of this run says where it began.
  expect(importRate(step(900, 10), step(950, 20), 5)).toEqual({ perSecond: 2, share: 0.95, secondsLeft: 5 })
})

test('nothing is said before there is anything to say', () => {
  expect(importRate(step(100, 50), step(100, 50), 0).secondsLeft).toBeNull()
  expect(importRate({ ...step(0, 0), bytes: 0 }, { ...step(0, 0), bytes: 0 }, 1).share).toBe(1)
})
