import { expect, test } from 'vitest'
import { runCheck } from './run-check.ts'

/** Without these the main promise of the project is not kept. Later stories add steps. */
const STEPS = ['enrol', 'receive', 'pass', 'admitted', 'seen', 'slot-passed', 'offline', 'tampered']

test('a resident gets a code, a gate admits them with every server stopped, and a forgery is refused', async () => {
  const lines: string[] = []
  const { ok, steps } = await runCheck((line) => lines.push(line))
  expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([])
  expect(steps.map(({ id }) => id)).toEqual(expect.arrayContaining(STEPS))
  expect(lines).toHaveLength(steps.length)
  expect(ok).toBe(true)
})
