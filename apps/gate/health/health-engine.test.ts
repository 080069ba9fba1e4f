import { numericCodes, parseTrustList, type TrustList } from '@hefu/health'
import { type SyntheticHealthIssuer, type SyntheticStatement, syntheticHealthIssuer } from '@hefu/testing'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { GateEngine, Sight } from '../engine/gate-engine.ts'
import type { Picture } from '../reading/luma.ts'
import { healthEngine, type PartsRead } from './health-engine.ts'
import { DEFAULT_HEALTH, type HealthSettings, readHealthSettings } from './health-settings.ts'

const NOW = Date.parse('2026-05-28T12:00:00Z') / 1000
const TIMES = { issuedAt: NOW - 86_400, expiresAt: NOW + 86_400 }
const DOSE = { kind: 'vaccination', dose: 2, doses: 2, on: '2026-01-10' } as const
const TEST = { kind: 'test', sampled: '2026-05-27T12:00:00Z', result: 'negative' } as const
const WELL = { kind: 'recovery', firstPositive: '2026-03-01', from: '2026-03-12', until: '2026-08-28' } as const
const NO_PASS = { verdict: 'refused', reason: 'malformed' } as const

let issuer: SyntheticHealthIssuer
let settings: HealthSettings | null
let lists: readonly TrustList[]
let inView: string
let parts: (PartsRead | null)[]

beforeAll(async () => {
  issuer = await syntheticHealthIssuer(NOW)
})

beforeEach(() => {
  settings = DEFAULT_HEALTH
  lists = Object.values(issuer.trustLists).flatMap((text) => {
    const result = parseTrustList(text)
    return result.outcome === 'read' ? [result.list] : []
  })
  parts = []
})

/** What a gate says of a code, whose own engine finds that it is no pass. */
function look(text: string): Promise<Sight> {
  inView = text
  return engine.look({} as Picture, false)
}

const passes: GateEngine = {
  open: async () => {},
  replaceBundle: async () => {},
  ask: async () => ({ text: '', validUntil: 0 }),
  look: async () => ({
    sight: 'judged',
    verdict: NO_PASS,
    remembered: true,
    spent: { reading: 1, checking: 1, keeping: 0 },
    ...(inView.startsWith('HF1:') ? {} : { certificate: inView }),
  }),
}
const engine = healthEngine(passes, {
  clock: () => NOW,
  settings: () => settings,
  lists: async () => lists,
  onParts: (read) => parts.push(read),
})
const verdict = async (text: string) => {
  const sight = await look(text)
  return sight.sight === 'judged' ? sight.verdict : sight.sight
}

test('vaccinated, tested and recovered are admitted alike, and nothing of them is shown', async () => {
  const codes = [DOSE, TEST, WELL].map((statement: SyntheticStatement) => issuer.dcc(statement, TIMES))
  for (const code of codes) expect(await verdict(await code)).toEqual({ verdict: 'admitted', disclosed: new Map() })
})

test('the person is shown only where staff compare', async () => {
  settings = { ...DEFAULT_HEALTH, showName: true }
  expect(await verdict(await issuer.dcc(DOSE, TIMES))).toMatchObject({ person: 'Lan Anyperson, 1990-05-06' })
})

test.each([
  ['health-no-entitlement', () => issuer.dcc({ ...DOSE, dose: 1 }, TIMES)],
  ['health-expired', () => issuer.dcc(DOSE, { ...TIMES, expiresAt: NOW })],
  ['health-unknown-issuer', async () => (await syntheticHealthIssuer(NOW)).dcc(DOSE, TIMES)],
  ['health-unreadable', () => 'HC1:NONSENSE'],
])('%s', async (reason, make) => {
  expect(await verdict(await make())).toEqual({ verdict: 'refused', reason })
})

test('without a list nobody is admitted, and the reason is the gate', async () => {
  lists = []
  expect(await verdict(await issuer.dcc(DOSE, TIMES))).toEqual({ verdict: 'refused', reason: 'health-no-list' })
})

test('a gate that was not told to judges them as it always did, and passes are left to its own engine', async () => {
  expect(await verdict('HF1:PASS')).toEqual(NO_PASS)
  settings = null
  expect(await verdict(await issuer.dcc(DOSE, TIMES))).toEqual(NO_PASS)
})

test('a card in several codes is judged once all were held up', async () => {
  const many = Array.from({ length: 90 }, (_, day) => {
    const on = new Date(Date.UTC(2020, 0, 1 + day * 17)).toISOString().slice(0, 10)
    return { ...DOSE, on }
  })
  const codes = numericCodes(await issuer.shc(many, TIMES))
  expect(codes.length).toBeGreaterThan(1)
  const verdicts = []
  for (const code of codes.toReversed()) verdicts.push(await verdict(code))
  expect(verdicts.slice(0, -1).every((each) => each === 'held')).toBe(true)
  expect(verdicts.at(-1)).toMatchObject({ verdict: 'admitted' })
  expect(parts).toEqual([...codes.slice(1).map((_, index) => ({ have: index + 1, of: codes.length })), null])
})

test.each([
  [undefined, null],
  ['on', null],
  [{}, { vaccinated: false, testedWithinHours: null, recovered: false, showName: false }],
  [
    { ...DEFAULT_HEALTH, testedWithinHours: 1e9 },
    { ...DEFAULT_HEALTH, testedWithinHours: null },
  ],
  [DEFAULT_HEALTH, DEFAULT_HEALTH],
])('kept settings %j are read as %j', (kept, read) => {
  expect(readHealthSettings(kept)).toEqual(read)
})
