import { expect, test } from 'vitest'
import { torture } from './torture.ts'

test('a log that is killed at random moments loses nothing and forks nothing', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const report = await torture({ rounds: 3, seed }).catch((error: unknown) => {
    throw new Error(`npm run torture -- 3 ${seed}`, { cause: error })
  })
  expect(report, `npm run torture -- 3 ${seed}`).toMatchObject({ rounds: 3, restoredRefused: true })
  expect(report.acknowledged).toBeGreaterThan(10)
  expect(report.checkpoints).toBeGreaterThan(2)
})

test('a copy of the database is refused though no life wrote anything after it', async () => {
  expect(await torture({ rounds: 1, seed: 1 })).toMatchObject({ restoredRefused: true })
})
