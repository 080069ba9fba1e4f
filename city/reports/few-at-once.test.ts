import { expect, test } from 'vitest'
import { fewAtOnce } from './few-at-once.ts'

test('no more are under way than there may be, and one that fails makes room too', async () => {
  const few = fewAtOnce(2)
  const { promise, resolve } = Promise.withResolvers<string>()
  const first = few.run(() => promise)
  const second = few.run(async () => {
    await promise
    throw new Error('cut off')
  })
  expect(await few.run(async () => 'third')).toBe(null)
  resolve('first')
  expect(await first).toBe('first')
  await expect(second).rejects.toThrow('cut off')
  expect(await few.run(async () => 'third')).toBe('third')
})
