import { afterEach, expect, test, vi } from 'vitest'
import { deviceSync, keepInTouch, SYNC_MS } from './device-sync.ts'

afterEach(() => void vi.useRealTimers())

test('a device goes on until there is no more, and does not begin again meanwhile', async () => {
  let left = 3
  let done = 0
  const device = deviceSync({ round: async () => --left > 0, done: () => void done++, clock: () => 0 })
  await Promise.all([device.sync(), device.sync()])
  expect([left, done]).toEqual([0, 1])
})

test('it is cut off until its first word, and 30 seconds after its last', async () => {
  let now = 1000
  let isUp = false
  const round = async (): Promise<boolean> => {
    if (!isUp) throw new Error('no answer')
    return false
  }
  const device = deviceSync({ round, clock: () => now })
  await expect(device.sync()).rejects.toThrow('no answer')
  expect(device.cutOff()).toBe(true)
  isUp = true
  await device.sync()
  now += 30
  expect(device.cutOff()).toBe(false)
  now += 1
  expect(device.cutOff()).toBe(true)
})

test('a round that fails is tried again the next time', async () => {
  let rounds = 0
  const device = deviceSync({
    round: async () => (rounds++ === 0 ? Promise.reject(new Error('once')) : false),
    clock: () => 0,
  })
  await expect(device.sync()).rejects.toThrow('once')
  await device.sync()
  expect(rounds).toBe(2)
})

test('in the background a silence is logged once, and another one anew', async () => {
  vi.useFakeTimers()
  const logged: unknown[] = []
  let isUp = false
  const sync = async (): Promise<void> => {
    if (!isUp) throw new Error('no answer')
  }
  const of = { named: { turnstile: 'north' }, everyMs: SYNC_MS }
  const stop = keepInTouch({ sync }, of, { log: { info() {}, error: (fields) => void logged.push(fields) } })
  await vi.advanceTimersByTimeAsync(3 * SYNC_MS)
  expect(logged).toEqual([{ turnstile: 'north', error: expect.stringContaining('no answer') }])
  isUp = true
  await vi.advanceTimersByTimeAsync(SYNC_MS)
  isUp = false
  await vi.advanceTimersByTimeAsync(2 * SYNC_MS)
  expect(logged).toHaveLength(2)
  stop()
  isUp = true
  expect(vi.getTimerCount()).toBe(0)
})
