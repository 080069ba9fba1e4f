import { createGate, REFUSAL_REASONS } from '@hefu/gate'
import { syntheticCity } from '@hefu/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuzzGate } from './fuzz-gate.ts'

test('20,000 random and mutated passes are refused, each with a reason', async () => {
  const report = await fuzzGate(20_000, 'a fixed seed', () => performance.now())
  expect(report.failures).toEqual([])
  // The run is worth something only if its inputs get far: each of these lies deeper than the one before.
  for (const reason of [
    'malformed',
    'unknown-version',
    'wrong-service',
    'epoch',
    'slot-passed',
    'undisclosed',
    'proof',
  ]) {
    expect(report.reasons.get(reason), reason).toBeGreaterThan(0)
  }
})

test('no string at all makes a gate throw or admit', async () => {
  const city = await syntheticCity()
  const { id } = city.services.metro
  const gate = createGate({ bundle: city.bundle, service: id, clock: () => city.now, random: city.random })
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string().map((text) => `HF1:${text}`),
  )
  fc.assert(
    fc.property(anyText, (text) => {
      const verdict = gate.check(text)
      expect(verdict.verdict === 'refused' && REFUSAL_REASONS.includes(verdict.reason)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
