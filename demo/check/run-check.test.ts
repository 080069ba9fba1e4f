import { expect, test } from 'vitest'
import { runCheck } from './run-check.ts'

/** Without these the promises of the project are not kept. Later stories add steps. The services have a check of their own. */
const STEPS = [
  ...['enrol', 'receive', 'pass', 'admitted', 'seen', 'slot-passed', 'answer', 'over-ask', 'refresh'],
  ...['label-genuine', 'label-altered', 'label-unsigned', 'label-lookalike-host'],
  ...['report-resolved', 'organisation-page', 'linkset'],
  ...['dcc-import', 'shc-import'],
  ...['mandate', 'mandate-ended', 'inspection-genuine', 'inspection-forged', 'inspection-other-shop'],
  ...['propose', 'self-approval-refused', 'approve', 'notice'],
  ...['unlogged-key-refused', 'over-ask-refused', 'fork-refused'],
  ...['early-end-notice', 'appeal-granted', 'sunset', 'receipt'],
  ...['offline', 'tampered'],
]

test('a resident gets a code, officers decide in public, a type ends, a gate admits with every server stopped, and no forgery', async () => {
  const lines: string[] = []
  const { ok, steps } = await runCheck((line) => lines.push(line), { parts: ['city'] })
  expect(lines.filter((line) => !line.startsWith('ok '))).toEqual([])
  expect(steps.map(({ id }) => id)).toEqual(expect.arrayContaining(STEPS))
  expect(lines).toHaveLength(steps.length)
  expect(ok).toBe(true)
})
