import { ed25519KeyPair } from '@hefu/log'
import {
  type InspectionId,
  labelKeyId,
  signTaskCode,
  type TASK_REASONS,
  type TaskClaim,
  type TrustBundle,
} from '@hefu/standard'
import { syntheticCity } from '@hefu/testing'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { judgeTask } from './judge-task.ts'

const DAY = 86_400
let bundle: TrustBundle
let now: number
let claim: TaskClaim
let privateKey: CryptoKey

const dayAfter = (days: number): string =>
  new Date((now + bundle.utcOffsetMinutes * 60 + days * DAY) * 1000).toISOString().slice(0, 10)
const signed = (change: Partial<TaskClaim> = {}) => signTaskCode({ ...claim, ...change }, privateKey)

beforeAll(async () => {
  const city = await syntheticCity('inspected')
  now = city.now
  const pair = await ed25519KeyPair(city.random(32))
  privateKey = pair.privateKey
  const key = {
    id: labelKeyId('food1'),
    name: { 'zh-CN': '合成市市场监管局', en: 'Synthetic City market office' },
    origin: 'https://code.city.example',
    serves: ['inspection'],
    publicKey: pair.publicKey,
    endsAt: now + 9,
  } as const
  bundle = {
    ...city.bundle,
    labelKeys: [
      key,
      { ...key, id: labelKeyId('old'), endsAt: now },
      { ...key, id: labelKeyId('door'), serves: ['thing'] },
    ],
  }
  claim = {
    keyId: key.id,
    inspection: new Uint8Array(16).fill(3) as InspectionId,
    organisation: '91310000SYNTH0001X',
    day: dayAfter(0),
    task: { 'zh-CN': '食品安全检查', en: 'Food safety' },
    officers: 2,
  }
})

describe("an inspector's code", () => {
  test('of today is genuine, and says for whom it is', async () => {
    expect(await judgeTask(await signed(), bundle, now)).toMatchObject({
      what: 'genuine',
      code: claim,
      key: { id: 'food1' },
    })
  })

  test.each([-1, 1])('of another day is refused with the day that it is for: %i', async (days) => {
    const day = dayAfter(days)
    expect(await judgeTask(await signed({ day }), bundle, now)).toEqual({ what: 'refused', reason: 'other-day', day })
  })

  test.each<[(typeof TASK_REASONS)[number], () => Promise<string>]>([
    ['malformed', async () => (await signed()).slice(0, -2)],
    ['unknown-version', async () => (await signed()).replace('HT1:', 'HT2:')],
    ['unknown-authority', () => signed({ keyId: labelKeyId('fake') })],
    ['unknown-authority', () => signed({ keyId: labelKeyId('door') })],
    ['key-ended', () => signed({ keyId: labelKeyId('old') })],
    ['forged', async () => signTaskCode(claim, (await ed25519KeyPair(new Uint8Array(32).fill(9))).privateKey)],
    // What is not proven is not repeated, not even its day.
    [
      'forged',
      async () => signTaskCode({ ...claim, day: dayAfter(1) }, (await ed25519KeyPair(new Uint8Array(32))).privateKey),
    ],
  ])('is refused: %s', async (reason, make) => {
    expect(await judgeTask(await make(), bundle, now)).toEqual({ what: 'refused', reason, day: null })
  })

  test('makes nothing throw, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (rest) => {
        expect((await judgeTask(`HT1:${rest}`, bundle, now)).what).toBe('refused')
      }),
    )
  })
})
