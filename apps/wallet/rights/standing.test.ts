import type { Trusted } from '@hefu/app-browser'
import { PERSON_ENTRY } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeEach, expect, test } from 'vitest'
import { type EndedEarly, endedEarly } from '../issuance/stop.ts'
import { evidenceOf, standingOf } from './standing.ts'

const TYPE = PERSON_ENTRY.id

let city: SyntheticCity
let stop: EndedEarly

beforeEach(async () => {
  city = await syntheticCity('standing')
  await city.register.decide({ kind: 'early-end', type: TYPE, reason: 'holder-died' })
  const act = city.register.entries.length - 1
  const decidedAt = city.register.now
  const end = { type: TYPE, reason: 'holder-died', act, decidedAt, appealBy: decidedAt + 1 } as const
  stop = endedEarly(undefined, { type: TYPE, end, now: city.now })
})

/** The wallet's register, attested so many seconds after the refusal was heard; the last acts may be missing. */
async function trusted(later: number, missing = 0): Promise<Trusted> {
  const entries = city.register.entries.slice(0, city.register.entries.length - missing)
  const attestedAt = city.now + later
  const bytes = await city.register.bytes({ entries, attestedAt })
  return { bytes, size: entries.length, bundle: { ...city.bundle, issuedAt: attestedAt } }
}

test('what the city says is proven by the wallet’s own register', async () => {
  expect(standingOf(stop, await trusted(0))).toBe('proven')
})

test('an act that is not there yet cannot be told, and is missing once the register is newer than the refusal', async () => {
  expect(standingOf(stop, null)).toBe('unknown')
  expect(standingOf(stop, await trusted(-600, 1))).toBe('unknown')
  expect(standingOf(stop, await trusted(3600, 1))).toBe('unknown')
  expect(standingOf(stop, await trusted(3601, 1))).toBe('missing')
})

test('a refusal without an act, or with one that says something else, is told as such', async () => {
  expect(standingOf({ ...stop, end: null }, await trusted(0))).toBe('none-named')
  const end = { ...(stop.end as NonNullable<EndedEarly['end']>), reason: 'issued-in-error' } as const
  expect(standingOf({ ...stop, end }, await trusted(0))).toBe('another-act')
  await city.register.decide({ kind: 'early-end-lifted', type: TYPE, reason: 'holder-died' })
  expect(standingOf(stop, await trusted(0))).toBe('taken-back')
})

test('the evidence has what the city said and the checkpoint that log and witnesses signed, and claims no more', async () => {
  const register = await trusted(7200, 1)
  const text = evidenceOf(stop, standingOf(stop, register), register)
  expect(text).toContain(`act named: ${stop.end?.act}, holder-died`)
  expect(text).toContain('the wallet finds: missing')
  expect(text).toContain('does not sign its refusals')
  expect(text).toMatch(new RegExp(`^${city.bundle.origin}\\n${register.size}\\n`, 'm'))
  expect(text.match(/^— witness/gm)).toHaveLength(2)
})
