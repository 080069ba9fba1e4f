import { describe, expect, test } from 'vitest'
import { keepBusy, perSecond } from './load.ts'

describe('a load', () => {
  test('keeps so many under way and no more, until all are done', async () => {
    let underWay = 0
    let most = 0
    const task = async (): Promise<void> => {
      most = Math.max(most, ++underWay)
      await new Promise(setImmediate)
      underWay--
    }
    const done = await keepBusy(new Array(20).fill(task), { concurrency: 4, milliseconds: 60_000 })
    expect([done.length, most, underWay]).toEqual([20, 4, 0])
  })

  test('begins none when the time is up, and times each', async () => {
    let time = 5_000
    const task = async (): Promise<void> => {
      time += 300
    }
    const done = await keepBusy(new Array(20).fill(task), { concurrency: 1, milliseconds: 1_000 }, () => time)
    expect(done).toEqual([300, 600, 900, 1200].map((endedAt) => ({ endedAt, took: 300 })))
  })

  test('a task that fails fails the load', async () => {
    const task = () => Promise.reject(new Error('the city refuses'))
    await expect(keepBusy([task], { concurrency: 2, milliseconds: 1_000 })).rejects.toThrow('the city refuses')
  })
})

test('counts by whole seconds, those in which nothing ended included', () => {
  const done = [100, 900, 950, 2_100, 2_200, 3_050].map((endedAt) => ({ endedAt, took: 1 }))
  expect(perSecond(done)).toEqual([3, 0, 2])
})
