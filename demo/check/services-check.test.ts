import { expect, test } from 'vitest'
import { runCheck } from './run-check.ts'

const STEPS = [
  ...['ride', 'ride-reused', 'ride-gate-offline', 'park', 'park-unpaid'],
  ...['borrow', 'borrow-over-limit', 'loan-forgotten', 'score', 'score-too-early'],
  ...['lab', 'lab-expired', 'record-shared', 'record-revoked', 'card-import', 'over-ask-employer'],
]

test('people ride, park, borrow, see their scores and their records, and no service learns more than it needs', async () => {
  const lines: string[] = []
  const { ok, steps } = await runCheck((line) => lines.push(line), { parts: ['services'] })
  expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([])
  expect(steps.map(({ id }) => id)).toEqual(expect.arrayContaining(STEPS))
  expect(ok).toBe(true)
})
