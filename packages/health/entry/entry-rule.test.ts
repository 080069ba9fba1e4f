import { describe, expect, test } from 'vitest'
import type { HealthStatement } from '../certificate.ts'
import type { HealthVerdict } from '../check-health-code.ts'
import { type EntryRule, judgeEntry } from './entry-rule.ts'

const NOW = Date.parse('2026-05-28T12:00:00Z') / 1000
const ALL: EntryRule = { vaccinated: true, testedWithinHours: 48, recovered: true }
const NONE: EntryRule = { vaccinated: false, testedWithinHours: null, recovered: false }
const WHERE = { covid: true, by: null, country: null } as const

const dose = (on: string, numbers: readonly [number, number] | null, code = 'EU/1/20/1528'): HealthStatement => {
  const [given, of] = numbers ?? [null, null]
  return { kind: 'vaccination', product: { code, display: null }, dose: given, doses: of, on, ...WHERE }
}
const sample = (sampled: string, result: 'negative' | 'positive' = 'negative'): HealthStatement => {
  const sampledAt = Date.parse(sampled) / 1000
  return { kind: 'test', method: { code: 'x', display: null }, sampled, sampledAt, result, value: null, ...WHERE }
}
const recovery = (from: string, until: string): HealthStatement => {
  return { kind: 'recovery', firstPositive: from, from, until, ...WHERE }
}
const genuine = (...statements: HealthStatement[]): HealthVerdict => ({
  verdict: 'genuine',
  voucher: { issuer: 'XX', name: null },
  certificate: { format: 'dcc', name: 'A', birthDate: null, statements, unread: 0, issuedAt: 0, expiresAt: null },
})
const judge = (rule: EntryRule, ...statements: HealthStatement[]) => judgeEntry(genuine(...statements), rule, NOW)

describe('the rule of a venue', () => {
  test.each([
    ['a whole series, two weeks ago', [dose('2026-05-14', [2, 2])], true],
    ['a whole series, a day less', [dose('2026-05-15', [2, 2])], false],
    ['half a series', [dose('2026-01-01', [1, 2])], false],
    ['two doses on a card', [dose('2026-01-01', null, '208'), dose('2026-02-01', null, '208')], true],
    ['one dose on a card', [dose('2026-01-01', null, '208')], false],
    ['one dose of what needs one', [dose('2026-01-01', null, '212')], true],
    ['a dose against something else', [{ ...dose('2026-01-01', [2, 2]), covid: false }], false],
    ['a negative test within the hours', [sample('2026-05-26T12:00:00Z')], true],
    ['a negative test a second over', [sample('2026-05-26T11:59:59Z')], false],
    ['a negative test of tomorrow', [sample('2026-05-29T12:00:00Z')], false],
    ['a positive test of yesterday', [sample('2026-05-27T12:00:00Z', 'positive')], false],
    ['a positive test of last month', [sample('2026-04-20T12:00:00Z', 'positive')], true],
    ['a positive test of last year', [sample('2025-05-20T12:00:00Z', 'positive')], false],
    ['a recovery on its last day', [recovery('2026-01-01', '2026-05-28')], true],
    ['a recovery that is over', [recovery('2026-01-01', '2026-05-27')], false],
    ['nothing', [], false],
  ] as const)('%s', (_, statements, admitted) => {
    expect(judge(ALL, ...statements).verdict).toBe(admitted ? 'admitted' : 'refused')
    expect(judge(NONE, ...statements)).toEqual({ verdict: 'refused', reason: 'no-entitlement' })
  })

  test('vaccinated, tested and recovered look alike', () => {
    const verdicts = [dose('2026-01-01', [2, 2]), sample('2026-05-28T09:00:00Z'), recovery('2026-01-01', '2026-06-01')]
    expect(new Set(verdicts.map((statement) => JSON.stringify(judge(ALL, statement)))).size).toBe(1)
  })

  test('what is not genuine is refused with its reason, whatever it says', () => {
    const { certificate } = genuine(sample('2026-05-28T09:00:00Z'))
    const checked: HealthVerdict = { verdict: 'refused', reason: 'bad-signature', certificate }
    expect(judgeEntry(checked, ALL, NOW)).toEqual({ verdict: 'refused', reason: 'bad-signature' })
  })
})
