import { toHex } from '@hefu/bytes'
import { ed25519KeyPair } from '@hefu/log'
import {
  decodeTaskCode,
  type InspectionId,
  judgeTaskCode,
  type LabelKey,
  labelKeyId,
  signTaskCode,
  type TaskClaim,
  taskMessage,
} from '@hefu/standard'
import type { Json } from './format-vectors.ts'

const NOW = 1_795_608_000
const UTC_OFFSET_MINUTES = 480
const SHOP = '91310000SYNTH0001X'
const AUTHORITY = { 'zh-CN': '合成市市场监管局', en: 'Synthetic City market office' }

/** Task codes of a synthetic authority, and what an organisation makes of each. */
export async function taskCodeVectors(): Promise<Json> {
  const seed = new Uint8Array(32).fill(9)
  const { publicKey, privateKey } = await ed25519KeyPair(seed)
  const stranger = await ed25519KeyPair(new Uint8Array(32).fill(10))
  const common = { name: AUTHORITY, origin: 'https://code.synthetic.example', endsAt: NOW + 365 * 86_400 }
  const key: LabelKey = { ...common, id: labelKeyId('food1'), serves: ['inspection'], publicKey }
  const ended: LabelKey = { ...key, id: labelKeyId('food0'), endsAt: NOW }
  const forLabels: LabelKey = { ...key, id: labelKeyId('a'), serves: ['organisation', 'thing'] }
  const labelKeys = [key, ended, forLabels]
  const claim: TaskClaim = {
    keyId: key.id,
    inspection: new Uint8Array(16).fill(1) as InspectionId,
    organisation: SHOP,
    day: '2026-11-25',
    task: { 'zh-CN': '食品安全检查', en: 'Food safety' },
    officers: 2,
  }
  const genuine = await signTaskCode(claim, privateKey)
  const texts: readonly (readonly [string, string])[] = [
    ['genuine, for this organisation and today', genuine],
    ['for another organisation', await signTaskCode({ ...claim, organisation: '91310000SYNTH0002X' }, privateKey)],
    ['for tomorrow', await signTaskCode({ ...claim, day: '2026-11-26' }, privateKey)],
    ['signed by another key', await signTaskCode(claim, stranger.privateKey)],
    ['by a key that the register does not have', await signTaskCode({ ...claim, keyId: labelKeyId('x1') }, privateKey)],
    ['by a key for labels', await signTaskCode({ ...claim, keyId: forLabels.id }, privateKey)],
    ['by a key that has ended', await signTaskCode({ ...claim, keyId: ended.id }, privateKey)],
    ['of another version', genuine.replace('HT1:', 'HT2:')],
    ['cut short', genuine.slice(0, -3)],
  ]
  return {
    now: NOW,
    utcOffsetMinutes: UTC_OFFSET_MINUTES,
    organisation: SHOP,
    keys: labelKeys.map(({ id, serves, publicKey: bytes, endsAt }) => ({
      id,
      serves,
      publicKey: toHex(bytes),
      endsAt,
    })),
    signed: { privateKeySeed: toHex(seed), message: toHex(taskMessage(claim)), text: genuine },
    verdicts: await Promise.all(
      texts.map(async ([what, text]) => {
        const verdict = await judgeTaskCode(text, { labelKeys, utcOffsetMinutes: UTC_OFFSET_MINUTES }, SHOP, NOW)
        const said =
          verdict.verdict === 'genuine' ? { officers: decodeTaskCode(text).officers } : { reason: verdict.reason }
        return { what, text, verdict: verdict.verdict, ...said }
      }),
    ),
  }
}
