import { type CborValue, encodeDcbor, toBase45 } from '@hefu/bytes'
import { ed25519KeyPair } from '@hefu/log'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type LabelKey, labelKeyFromCbor, labelKeyId, labelKeyToCbor } from '../public-code/label-key.ts'
import { judgeTaskCode } from './judge-task-code.ts'
import { decodeTaskCode, type InspectionId, isTaskText, signTaskCode, type TaskClaim } from './task-code.ts'

/** 2026-11-30, 12:00 in a city eight hours ahead. */
const NOON = Date.parse('2026-11-30T04:00:00Z') / 1000
const DAY = 86_400
const SHOP = '91310000SYNTH0001X'
const CLAIM: TaskClaim = {
  keyId: labelKeyId('food1'),
  inspection: new Uint8Array(16).fill(3) as InspectionId,
  organisation: SHOP,
  day: '2026-11-30',
  task: { 'zh-CN': '食品安全检查', en: 'Food safety' },
  officers: 2,
}

let privateKey: CryptoKey
let otherKey: CryptoKey
let register: { labelKeys: readonly LabelKey[]; utcOffsetMinutes: number }

beforeAll(async () => {
  const pair = await ed25519KeyPair(new Uint8Array(32).fill(1))
  privateKey = pair.privateKey
  otherKey = (await ed25519KeyPair(new Uint8Array(32).fill(2))).privateKey
  const key: LabelKey = {
    id: CLAIM.keyId,
    name: { 'zh-CN': '合成市市场监管局', en: 'Synthetic City market office' },
    origin: 'https://code.synthetic.example',
    serves: ['inspection'],
    publicKey: pair.publicKey,
    endsAt: NOON + 365 * DAY,
  }
  const forLabels: LabelKey = { ...key, id: labelKeyId('a'), serves: ['organisation', 'thing'] }
  register = { labelKeys: [key, forLabels], utcOffsetMinutes: 480 }
})

async function code(change: Partial<TaskClaim> = {}, by: CryptoKey = privateKey): Promise<string> {
  return signTaskCode({ ...CLAIM, ...change }, by)
}

/** What is read of a code that nothing has checked before it was written. */
async function raw(items: readonly CborValue[]): Promise<string> {
  return `HT1:${toBase45(encodeDcbor(items as CborValue))}`
}

describe('a task code', () => {
  test('says again what was signed', async () => {
    const visible = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => isTaskText({ 'zh-CN': text, en: text }))
    const claims = fc.record({
      keyId: fc.stringMatching(/^[a-z0-9]{1,8}$/).map(labelKeyId),
      inspection: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => bytes as InspectionId),
      organisation: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
      day: fc.constantFrom('2026-11-30', '2028-02-29', '2026-01-01'),
      task: fc.record({ 'zh-CN': visible, en: visible }),
      officers: fc.integer({ min: 1, max: 20 }),
    })
    await fc.assert(
      fc.asyncProperty(claims, async (claim) => {
        const text = await signTaskCode(claim, privateKey)
        expect(decodeTaskCode(text)).toEqual({ ...claim, signature: expect.any(Uint8Array) })
        expect(text.length).toBeLessThan(800)
      }),
      { numRuns: 40 },
    )
  })

  test.each([
    ['a day that no calendar has', { day: '2026-02-30' }],
    ['nobody', { officers: 0 }],
    ['a crowd', { officers: 21 }],
    ['a task that nobody can see', { task: { 'zh-CN': '\u200b', en: 'x' } }],
    ['a task in one language', { task: { 'zh-CN': '检查', en: '' } }],
    ['an organisation that no address may have', { organisation: '<b>' }],
  ] satisfies [string, Partial<TaskClaim>][])('is not made for %s', async (_, change) => {
    await expect(code(change)).rejects.toMatchObject({ name: 'StandardError', code: 'malformed' })
  })
})

describe('the organisation sees, without a server,', () => {
  test('that it is genuine, for it and for today', async () => {
    const verdict = await judgeTaskCode(await code(), register, SHOP, NOON)
    expect(verdict).toMatchObject({ verdict: 'genuine', code: CLAIM, key: { id: 'food1' } })
  })

  test.each<[string, () => Promise<string>, object]>([
    ['forged', () => code({}, otherKey), {}],
    ['other-shop', () => code({ organisation: '91310000SYNTH0002X' }), {}],
    ['other-day', () => code({ day: '2026-12-01' }), {}],
    ['other-day', () => code({ day: '2026-11-29' }), {}],
    ['unknown-authority', () => code({ keyId: labelKeyId('fake1') }), {}],
    // A key for labels signs no inspection, whoever has it.
    ['unknown-authority', () => code({ keyId: labelKeyId('a') }), {}],
    ['key-ended', () => code(), { now: NOON + 365 * DAY }],
    ['unknown-version', async () => (await code()).replace('HT1:', 'HT2:'), {}],
    ['malformed', async () => 'https://example.org', {}],
    ['malformed', async () => (await code()).slice(0, -2), {}],
    ['malformed', async () => '', {}],
    ['malformed', async () => `HT1:${'A'.repeat(5000)}`, {}],
  ])('that it is %s', async (reason, text, { now = NOON }: { now?: number }) => {
    expect(await judgeTaskCode(await text(), register, SHOP, now)).toEqual({ verdict: 'refused', reason })
  })

  test('where the day begins and ends in the city', async () => {
    const text = await code()
    const midnight = Date.parse('2026-11-29T16:00:00Z') / 1000
    const at = async (now: number) => (await judgeTaskCode(text, register, SHOP, now)).verdict
    expect([
      await at(midnight - 1),
      await at(midnight),
      await at(midnight + DAY - 1),
      await at(midnight + DAY),
    ]).toEqual(['refused', 'genuine', 'genuine', 'refused'])
  })

  test('every altered part, since all of it is signed', async () => {
    const { signature, ...claim } = decodeTaskCode(await code())
    const { keyId, inspection, organisation, day, task, officers } = claim
    const items: readonly CborValue[] = [
      1,
      keyId,
      inspection,
      organisation,
      day,
      [task['zh-CN'], task.en],
      officers,
      signature,
    ]
    const altered: readonly [number, CborValue][] = [
      [2, new Uint8Array(16).fill(4)],
      [3, `${organisation}1`],
      [4, '2026-12-01'],
      [5, ['食品安全检查', 'Food safety!']],
      [6, 3],
      [7, signature.with(0, (signature[0] ?? 0) ^ 1)],
    ]
    for (const [index, value] of altered) {
      const verdict = await judgeTaskCode(await raw(items.with(index, value)), register, SHOP, NOON)
      expect([index, verdict]).toEqual([index, { verdict: 'refused', reason: 'forged' }])
    }
  })

  test('and no text makes it throw', async () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `HT1:${rest}`),
    )
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await judgeTaskCode(text, register, SHOP, NOON)).verdict).toBe('refused')
      }),
    )
  })
})

test('a key that serves inspections serves nothing else', () => {
  const [key] = register.labelKeys
  if (!key) throw new Error('a key')
  expect(labelKeyFromCbor(labelKeyToCbor(key))).toEqual(key)
  for (const serves of [
    ['organisation', 'inspection'],
    ['inspection', 'thing'],
    ['inspection', 'inspection'],
  ]) {
    expect(() => labelKeyFromCbor(labelKeyToCbor({ ...key, serves: serves as LabelKey['serves'] }))).toThrow(
      expect.objectContaining({ code: 'malformed' }),
    )
  }
})
