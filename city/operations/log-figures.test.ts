import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { logFigures } from './log-figures.ts'

test('the figures say how the log writes, how witnesses answer, and how far readers are behind', async () => {
  const registry = new Registry()
  const figures = logFigures(registry)
  figures.appended(3, 0.02)
  figures.appended(2, 0.2)
  figures.witness('w.example', 'cosigned')
  figures.witness('w.example', 'unreachable')
  figures.witness('w.example', 'unreachable')
  const seen = { name: 'w.example', size: 5, lastSeenAt: 1_795_000_000, state: 'ok' } as const
  const never = { name: 'v.example', size: null, lastSeenAt: null, state: 'silent' } as const
  figures.standing({ lagSeconds: 7, witnesses: [seen, never] })
  const text = await registry.metrics()
  for (const line of [
    'hefu_log_appended_entries_total 5',
    'hefu_log_append_seconds_count 2',
    'hefu_log_witness_answers_total{witness="w.example",outcome="cosigned"} 1',
    'hefu_log_witness_answers_total{witness="w.example",outcome="unreachable"} 2',
    'hefu_log_witness_cosigned_at_seconds{witness="w.example"} 1795000000',
    'hefu_log_lag_seconds 7',
  ]) {
    expect(text).toContain(`${line}\n`)
  }
  expect(text).not.toContain('v.example')
  figures.standing(null)
  expect(await registry.metrics()).not.toContain('hefu_log_witness_cosigned_at_seconds{')
})
