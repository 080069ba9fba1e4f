import {
  healthCodes,
  hostileCodes,
  type SyntheticHealthIssuer,
  type SyntheticStatement,
  syntheticHealthIssuer,
} from '@hefu/testing'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkHealthCode, type HealthVerdict } from './check-health-code.ts'
import { isHealthCode } from './prefixes.ts'
import { readHealthCode, readHealthFile, readKeptCode } from './read-health-code.ts'
import { type CollectedParts, numericCodes } from './shc/numeric.ts'
import { parseTrustList, type TrustList } from './trust/trust-list.ts'
import { writeTrustList } from './trust/write-trust-list.ts'

const NOW = 1_780_000_000
const TIMES = { issuedAt: NOW - 86_400, expiresAt: NOW + 86_400 }
const DOSE = { kind: 'vaccination', dose: 2, doses: 2, on: '2026-01-10' } as const
const TEST = { kind: 'test', sampled: '2026-05-28T10:00:00+08:00', result: 'negative' } as const
const WELL = { kind: 'recovery', firstPositive: '2026-03-01', from: '2026-03-12', until: '2026-08-28' } as const

let issuer: SyntheticHealthIssuer
let lists: readonly TrustList[]

const listIn = (text: string): TrustList => {
  const result = parseTrustList(text)
  if (result.outcome !== 'read') throw new Error(result.why)
  return result.list
}
const check = async (text: string, by = lists, now = NOW): Promise<HealthVerdict | string> => {
  const read = await readKeptCode(text)
  return read.outcome === 'read' ? checkHealthCode(read.code, by, now) : read.outcome
}
const changed = (change: (list: TrustList) => TrustList): readonly TrustList[] =>
  lists.map((list) => listIn(writeTrustList(change(list))))

beforeAll(async () => {
  issuer = await syntheticHealthIssuer(NOW)
  lists = [listIn(issuer.trustLists.dcc), listIn(issuer.trustLists.shc)]
})

describe.each([
  ['an EU DCC', (statement: SyntheticStatement, times = TIMES) => issuer.dcc(statement, times)],
  ['a SMART Health Card', (statement: SyntheticStatement, times = TIMES) => issuer.shc([statement], times)],
])('%s', (_, issue) => {
  test('of a trusted issuer is genuine and says whose it is and what it is about', async () => {
    expect(await check(await issue(TEST))).toMatchObject({
      verdict: 'genuine',
      voucher: { name: 'Synthetic City' },
      certificate: {
        name: 'Lan Anyperson',
        birthDate: '1990-05-06',
        statements: [{ kind: 'test', covid: true, result: 'negative', sampled: TEST.sampled }],
      },
    })
  })

  test('is vouched for by nobody without a list, or with the list of another', async () => {
    const other = await syntheticHealthIssuer(NOW)
    const text = await issue(DOSE)
    for (const by of [[], [listIn(other.trustLists.dcc), listIn(other.trustLists.shc)]]) {
      expect(await check(text, by)).toMatchObject({ verdict: 'refused', reason: 'unknown-issuer' })
    }
  })

  test('is refused before its time and from the second at which it ends', async () => {
    const text = await issue(DOSE)
    expect(await check(text, lists, TIMES.expiresAt - 1)).toMatchObject({ verdict: 'genuine' })
    expect(await check(text, lists, TIMES.expiresAt)).toMatchObject({ reason: 'expired' })
    expect(await check(text, lists, TIMES.issuedAt - 61)).toMatchObject({ reason: 'not-yet-valid' })
  })

  test('is refused under a key that may not vouch for it', async () => {
    const by = changed((list) => ({ ...list, keys: list.keys.map((key) => ({ ...key, usages: ['recovery'] })) }))
    expect(await check(await issue(DOSE), by)).toMatchObject({ reason: 'wrong-usage' })
  })

  // Some bits of a compressed text stand for nothing; the signature is over what it unpacks to.
  test('that was altered in any character says nothing else, and never throws', async () => {
    const text = await issue(DOSE)
    const genuine = await check(text)
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...'0A9Za-_.:/ é'), async (at, other) => {
        fc.pre(text[at] !== other)
        const altered = await check(text.slice(0, at) + other + text.slice(at + 1))
        if (typeof altered !== 'string' && altered.verdict === 'genuine') expect(altered).toEqual(genuine)
      }),
      { numRuns: 300 },
    )
  })
})

test('a revoked certificate is refused, its siblings are not', async () => {
  const [dose, well] = [await issuer.dcc(DOSE, TIMES), await issuer.dcc(WELL, TIMES)]
  const read = await readKeptCode(dose)
  const id = read.outcome === 'read' ? (read.code.revocationIds[0] ?? '') : ''
  const by = changed((list) => ({ ...list, revoked: list.keys.map(({ kid }) => ({ kid, ids: new Set([id]) })) }))
  expect(await check(dose, by)).toMatchObject({ reason: 'revoked' })
  expect(await check(well, by)).toMatchObject({ verdict: 'genuine' })
})

test('a card of another address is not vouched for by the same key', async () => {
  const by = changed((list) =>
    list.kind === 'dcc' ? list : { ...list, keys: list.keys.map((key) => ({ ...key, issuer: 'https://x.example' })) },
  )
  expect(await check(await issuer.shc([DOSE], TIMES), by)).toMatchObject({ reason: 'unknown-issuer' })
})

test('a card in several codes is put together from any order, and a part of another card begins anew', async () => {
  const long = await issuer.shc(Array<SyntheticStatement>(99).fill(DOSE).map(randomDay), TIMES)
  const other = await issuer.shc(Array<SyntheticStatement>(99).fill(TEST).map(randomDay), TIMES)
  const codes = numericCodes(long)
  expect(codes.length).toBeGreaterThan(1)
  let collected: CollectedParts | null = null
  for (const code of [numericCodes(other).at(-1) ?? '', ...codes.toReversed().slice(0, -1)]) {
    const result = await readHealthCode(code, collected)
    collected = result.outcome === 'part' ? result.collected : null
  }
  expect(await readHealthCode(codes[0] ?? '', collected)).toMatchObject({ outcome: 'read', code: { text: long } })
  expect(await readHealthFile(codes.join('\n'))).toMatchObject({ outcome: 'read', codes: [{ text: long }] })
  expect(await readHealthFile(codes.slice(1).join('\n'))).toMatchObject({ reason: 'malformed-text' })
})

test('a text of several lines, a file with several cards and a plain code are files', async () => {
  const card = await issuer.shc([DOSE], TIMES)
  const dcc = await issuer.dcc(DOSE, TIMES)
  expect(await readHealthFile(` ${dcc}\n`)).toMatchObject({ outcome: 'read', codes: [{ text: dcc }] })
  const file = JSON.stringify({ verifiableCredential: [card, card] })
  expect(await readHealthFile(file)).toMatchObject({ outcome: 'read', codes: [{ text: card }, { text: card }] })
})

describe('whatever the text', () => {
  test('of the hostile codes none is read, and none throws', async () => {
    const genuine = `https://code.city.example/t/lift-42?n=QQ&k=t1&s=${'1'.repeat(155)}`
    for (const { text } of [...hostileCodes(genuine), ...healthCodes()]) {
      expect((await readHealthCode(text)).outcome).not.toBe('read')
      expect((await readHealthFile(text)).outcome).not.toBe('read')
      expect((await readKeptCode(text)).outcome).not.toBe('read')
    }
  })

  test('what begins as a code does is told from what does not', () => {
    expect(['HC1:X', 'shc:/5', 'HC2:X', 'https://x'].map(isHealthCode)).toEqual([true, true, false, false])
  })

  test('no reader throws', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.stringMatching(/^HC1:[0-9A-Z $%*+./:-]{0,90}$/),
      fc.stringMatching(/^shc:\/([1-3]\/[1-3]\/)?\d{0,80}$/),
      fc.json().map((json) => `{"verifiableCredential":${json}}`),
      fc.json(),
    )
    await fc.assert(
      fc.asyncProperty(text, async (any) => {
        for (const result of [await readHealthCode(any), await readKeptCode(any), await readHealthFile(any)]) {
          expect(['read', 'part', 'refused']).toContain(result.outcome)
        }
        expect(parseTrustList(any).outcome).toBe('refused')
      }),
      { numRuns: 400 },
    )
  })
})

let day = 0
/** Another day each time, so that a card of many does not pack to nothing. */
function randomDay<Statement extends SyntheticStatement>(statement: Statement): SyntheticStatement {
  day = (day * 137 + 71) % 3000
  const date = new Date(Date.UTC(2017, 0, 1 + day)).toISOString().slice(0, 10)
  return statement.kind === 'test' ? { ...statement, sampled: `${date}T0${day % 9}:00:00Z` } : { ...DOSE, on: date }
}
