import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { takeRounds } from './take-rounds.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('rounds are taken again and again, one at a time, and none is under way once they are stopped', async () => {
  const ends: (() => void)[] = []
  const rounds = takeRounds(() => new Promise((done) => ends.push(done)), 1000)
  await vi.advanceTimersByTimeAsync(3500)
  expect(ends, 'the first takes longer than the time between two').toHaveLength(1)
  ends[0]?.()
  await vi.advanceTimersByTimeAsync(1000)
  expect(ends).toHaveLength(2)

  let isStopped = false
  const stopping = rounds.stop().then(() => {
    isStopped = true
  })
  await vi.advanceTimersByTimeAsync(5000)
  expect([ends.length, isStopped]).toEqual([2, false])
  ends[1]?.()
  await stopping
})
