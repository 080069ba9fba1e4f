import { expect, test } from 'vitest'
import { type Later, startDaily } from './daily.ts'

/** A timer that a test moves on. */
function timer() {
  const waiting: { seconds: number; work: () => void; cancelled: boolean }[] = []
  const later: Later = (seconds, work) => {
    const one = { seconds, work, cancelled: false }
    waiting.push(one)
    return () => {
      one.cancelled = true
    }
  }
  return { later, waiting }
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done))

test('jobs run a minute after the start and then each day; one that fails does not hold up the next', async () => {
  const { later, waiting } = timer()
  const ran: string[] = []
  const logged: string[] = []
  const log = {
    info: (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`),
    error: (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`),
  }
  const stop = startDaily({
    later,
    log,
    jobs: [
      { name: 'first', run: () => Promise.reject(new SyntaxError('of somebody')) },
      { name: 'second', run: async () => void ran.push('second') },
    ],
  })
  expect([ran, waiting.map(({ seconds }) => seconds)]).toEqual([[], [60]])
  waiting[0]?.work()
  await settled()
  expect(ran).toEqual(['second'])
  expect(logged[0]).toMatch(/^job failed .*first/)
  expect(logged.join()).not.toContain('of somebody')
  expect(waiting.map(({ seconds }) => seconds)).toEqual([60, 86_400])
  waiting[1]?.work()
  await stop()
  expect(waiting[2]?.cancelled).toBe(true)
})

test('stopping waits for the job that is under way, and begins no other', async () => {
  const { later, waiting } = timer()
  const ran: string[] = []
  let finish = (): void => {}
  const stop = startDaily({
    later,
    log: { info: () => {}, error: () => {} },
    jobs: [
      { name: 'long', run: () => new Promise((done) => (finish = () => done(void ran.push('long')))) },
      { name: 'other', run: async () => void ran.push('other') },
    ],
  })
  waiting[0]?.work()
  await settled()
  const stopping = stop().then(() => ran.push('stopped'))
  await settled()
  expect(ran).toEqual([])
  finish()
  await stopping
  expect(ran).toEqual(['long', 'stopped'])
})
