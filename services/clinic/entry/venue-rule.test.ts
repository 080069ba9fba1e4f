import type { Verdict } from '@hefu/gate'
import {
  type AttributeValue,
  type Epoch,
  encodePass,
  epochAt,
  epochPlus,
  HEALTH_ENTRY,
  issuerId,
  serviceId,
  slotAt,
} from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { entryIndexes, judgeEntry } from './venue-rule.ts'

const CHINA = 480
const at = (iso: string): number => Date.parse(iso) / 1000
const TUESDAY_MORNING = at('2026-11-24T09:00:00+08:00')
const TUE_AM = 2
const TUE_PM = 3

/** A pass that a gate would admit, and its verdict; proofs are the gate's business. */
function shown(
  madeAt: number,
  disclosed: readonly (readonly [number, AttributeValue])[],
  epoch: Epoch = epochAt(madeAt, CHINA),
) {
  const slot = slotAt(madeAt)
  const values = new Map(disclosed)
  const text = encodePass({
    issuer: issuerId('clinic'),
    type: HEALTH_ENTRY.id,
    epoch,
    service: serviceId('venue.entry'),
    slot,
    nonce: new Uint8Array(16),
    disclosed: values,
    pseudonym: new Uint8Array(48),
    proof: new Uint8Array(272),
  })
  const verdict: Verdict = { verdict: 'admitted', disclosed: values, pseudonym: new Uint8Array(48), slot }
  return { text, verdict }
}

function judged(now: number, { text, verdict }: ReturnType<typeof shown>): string {
  const outcome = judgeEntry(text, verdict, now, CHINA)
  return outcome.verdict === 'admitted' ? 'admitted' : outcome.reason
}

describe('the door of a venue', () => {
  test('asks for the flag of the half-day that it is, and nothing else', () => {
    expect(entryIndexes(TUESDAY_MORNING, CHINA)).toEqual([TUE_AM])
    expect(entryIndexes(at('2026-11-24T12:00:00+08:00'), CHINA)).toEqual([TUE_PM])
    expect(entryIndexes(at('2026-11-29T23:59:59+08:00'), CHINA)).toEqual([13])
  })

  test.each([
    ['admitted', [[TUE_AM, true]]],
    ['not-entitled', [[TUE_AM, false]]],
    ['not-entitled', [[TUE_AM, null]]],
    ['undisclosed', []],
    ['undisclosed', [[TUE_PM, true]]],
    [
      'undisclosed',
      [
        [TUE_AM, true],
        [TUE_PM, true],
      ],
    ],
  ] satisfies [string, [number, AttributeValue][]][])('says %s', (expected, disclosed) => {
    expect(judged(TUESDAY_MORNING, shown(TUESDAY_MORNING, disclosed))).toBe(expected)
  })

  test('does not take the flag of the same day a week ago, which a gate would', () => {
    const lastWeek = epochPlus(epochAt(TUESDAY_MORNING, CHINA), -1)
    expect(judged(TUESDAY_MORNING, shown(TUESDAY_MORNING, [[TUE_AM, true]], lastWeek))).toBe('epoch')
  })

  test('takes a pass across noon, and across the week only with the flag and the week of one moment', () => {
    const noon = at('2026-11-24T12:00:00+08:00')
    expect(judged(noon + 5, shown(noon - 5, [[TUE_AM, true]]))).toBe('admitted')
    const monday = at('2026-11-30T00:00:00+08:00')
    expect(judged(monday + 5, shown(monday - 5, [[13, true]]))).toBe('admitted')
    expect(judged(monday + 5, shown(monday - 5, [[0, true]]))).toBe('epoch')
    expect(judged(monday + 5, shown(monday + 5, [[0, true]]))).toBe('admitted')
  })

  test('leaves what the gate refused refused', () => {
    expect(judgeEntry('', { verdict: 'refused', reason: 'proof' }, TUESDAY_MORNING, CHINA)).toEqual({
      verdict: 'refused',
      reason: 'proof',
    })
  })
})
