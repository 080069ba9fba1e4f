import { expect, test } from 'vitest'
import { startFlushing } from './flush-counts.ts'

const settled = (): Promise<void> => new Promise((done) => setImmediate(done))

test('counts are written every minute, also after one time has failed, and once more at the stop', async () => {
  const waiting: { seconds: number; work: () => void; cancelled: boolean }[] = []
  const logged: string[] = []
  const log = { info: () => {}, error: (_: object, message: string) => void logged.push(message) }
  let flushed = 0
  const flush = async (): Promise<void> => {
    flushed++
    if (flushed === 1) throw new Error('down')
  }
  const stop = startFlushing(
    { flush },
    (seconds, work) => {
      const one = { seconds, work, cancelled: false }
      waiting.push(one)
      return () => {
        one.cancelled = true
      }
    },
    log,
  )
  expect(flushed).toBe(0)
  waiting[0]?.work()
  await settled()
  waiting[1]?.work()
  await settled()
  expect([flushed, logged]).toEqual([2, ['counts not written']])
  await stop()
  expect(flushed).toBe(3)
  expect(waiting.map(({ seconds, cancelled }) => [seconds, cancelled])).toEqual([
    [60, false],
    [60, false],
    [60, true],
  ])
})
