import { expect, test } from 'vitest'
import { keptSeenSet } from './kept-seen-set.ts'
import { memorySeen } from './memory-seen.ts'
import type { SeenStorage } from './seen-storage.ts'

test('what was added is known after a reload, until it is over', async () => {
  const entries = new Map<string, number>()
  const before = await keptSeenSet(memorySeen(entries), 100)
  expect(before.add('a', 160, 100)).toBe('added')
  expect(before.add('b', 110, 100)).toBe('added')
  expect(await before.settled()).toBe(true)

  const after = await keptSeenSet(memorySeen(entries), 120)
  expect([after.has('a', 120), after.has('b', 120)]).toEqual([true, false])
  expect(after.add('a', 160, 120)).toBe('present')
  expect(after.has('a', 160)).toBe(false)
})

test('an entry is kept before anybody who waits is told', async () => {
  let kept = false
  let finish = (): void => {}
  const slow: SeenStorage = {
    ...memorySeen(),
    add: () =>
      new Promise((resolve) => {
        finish = () => {
          kept = true
          resolve()
        }
      }),
  }
  const seen = await keptSeenSet(slow, 0)
  seen.add('a', 60, 0)
  const told = seen.settled().then(() => kept)
  finish()
  expect(await told).toBe(true)
})

test('nothing is written of what is present already, or of what finds no room', async () => {
  const entries = new Map<string, number>()
  const seen = await keptSeenSet(memorySeen(entries), 0, 1)
  expect([seen.add('a', 60, 0), seen.add('a', 90, 0), seen.add('b', 90, 0)]).toEqual(['added', 'present', 'full'])
  await seen.settled()
  expect([...entries]).toEqual([['a', 60]])
})

test('what is over is dropped from the storage at the start and as time goes on', async () => {
  const entries = new Map([
    ['old', 50],
    ['day', 500],
  ])
  const seen = await keptSeenSet(memorySeen(entries), 100)
  await seen.settled()
  expect([...entries.keys()]).toEqual(['day'])
  seen.add('a', 120, 100)
  seen.add('b', 220, 140)
  await seen.settled()
  expect([...entries.keys()]).toEqual(['day', 'b'])
})

test('a storage that fails says so once, and the set still knows every pass', async () => {
  const broken: SeenStorage = {
    load: () => Promise.reject(new Error('damaged')),
    add: () => Promise.reject(new Error('disk full')),
    drop: async () => {},
  }
  const seen = await keptSeenSet(broken, 0)
  expect(seen.add('a', 60, 0)).toBe('added')
  expect(await seen.settled()).toBe(false)
  expect(seen.has('a', 1)).toBe(true)
  expect(await seen.settled()).toBe(true)
})
