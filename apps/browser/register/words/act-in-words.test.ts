import {
  type ActBody,
  EARLY_END_REASONS,
  epochAt,
  epochPlus,
  issuerId,
  type Language,
  type LoggedAct,
  officerId,
  PERSON_ENTRY,
  type ProvenRegister,
  readActs,
  serviceId,
} from '@hefu/standard'
import { ISSUER, SYNTHETIC_NOW, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { overwriteGetLocale } from '../../paraglide/runtime.js'
import { actInWords, officeInWords } from './act-in-words.ts'

const DAY = 86_400
const PRESENT = epochAt(SYNTHETIC_NOW, 480)

let city: SyntheticCity
let founded: ProvenRegister

beforeAll(async () => {
  city = await syntheticCity('acts in words')
  founded = await city.register.prove()
})

/** The sentence about an act that is decided now, in the register as it was founded. */
async function said(body: ActBody, language: Language): Promise<string> {
  overwriteGetLocale(() => language)
  return actInWords(await decided(body))
}

async function decided(body: ActBody): Promise<LoggedAct> {
  const entry = await city.register.act(body)
  const logged = readActs({ entries: [...founded.entries, entry] }).at(-1)
  if (!logged) throw new Error('no act')
  return logged
}

function first(kind: ActBody['kind']): LoggedAct {
  const logged = readActs(founded).find(({ act }) => act.body.kind === kind)
  if (!logged) throw new Error(`the synthetic city has no ${kind}`)
  return logged
}

describe('acts of the founding', () => {
  test.each([
    [
      'city',
      '合成市设立登记册：主管人员 2 名，公示期 0 天',
      'Synthetic City founds its register, with 2 officers and 0 days of notice',
    ],
    ['issuer', '登记签发机构：合成市', 'Registers an issuer: Synthetic City'],
    [
      'credential-type',
      '新的凭证：通行凭证，至 2028年11月24日',
      'A new kind of card: Entry credential, until November 24, 2028',
    ],
    [
      'issuer-key',
      '通行凭证的新公钥，自2026 年第 44 周至2026 年第 52 周',
      'A new key for Entry credential, from week 44 of 2026 to week 52 of 2026',
    ],
    ['service', '新服务：合成市的“地铁”', 'A new service: Metro, of Synthetic City'],
  ] as const)('%s', (kind, chinese, english) => {
    overwriteGetLocale(() => 'zh-CN')
    expect(actInWords(first(kind))).toBe(chinese)
    overwriteGetLocale(() => 'en')
    expect(actInWords(first(kind))).toBe(english)
  })

  test('the first officers are named by the act that makes them officers', () => {
    overwriteGetLocale(() => 'en')
    const founding = first('city')
    expect(officeInWords(founding, founding.act.proposer)).toBe('Synthetic office office.1')
  })
})

describe('later acts', () => {
  const third = {
    id: officerId('office.3'),
    office: { 'zh-CN': '合成市三处', en: 'Third office' },
    publicKey: new Uint8Array(32).fill(3),
  }

  test.each([
    [{ kind: 'notice-period', days: 9 }, '公示期改为 9 天', 'The notice period becomes 9 days'],
    [
      { kind: 'officer', officer: third },
      '新的主管人员：合成市三处，office.3',
      'A new officer: Third office, office.3',
    ],
    [
      { kind: 'sunset', type: PERSON_ENTRY.id, at: SYNTHETIC_NOW + DAY },
      '通行凭证提前停用，至 2026年11月26日',
      'Entry credential ends earlier, on November 26, 2026',
    ],
  ] as const)('%o', async (body, chinese, english) => {
    expect(await said(body, 'zh-CN')).toBe(chinese)
    expect(await said(body, 'en')).toBe(english)
  })

  test('an officer who leaves is named by the office that they had', async () => {
    const entries = [
      ...founded.entries,
      await city.register.act({ kind: 'officer', officer: third }),
      await city.register.act({ kind: 'officer-end', officer: third.id }),
    ]
    const left = readActs({ entries }).at(-1) as LoggedAct
    overwriteGetLocale(() => 'en')
    expect(actInWords(left)).toBe('No longer an officer: Third office, office.3')
    overwriteGetLocale(() => 'zh-CN')
    expect(actInWords(left)).toBe('主管人员不再任职：合成市三处，office.3')
  })

  test('a key that ends early is told from one that is void', async () => {
    const publicKey = city.issuerSecrets.get(PERSON_ENTRY)?.publicKey as Uint8Array
    const ends = { kind: 'issuer-key-end', publicKey, lastEpoch: PRESENT } as const
    const voided = { ...ends, lastEpoch: epochPlus(PRESENT, -5) } as const
    expect(await said(ends, 'en')).toBe('A key for Entry credential ends early, with week 48 of 2026')
    expect(await said(ends, 'zh-CN')).toBe('通行凭证的一个公钥提前到2026 年第 48 周为止')
    expect(await said(voided, 'en')).toMatch(/is void/)
    expect(await said(voided, 'zh-CN')).toMatch(/作废/)
  })

  test('an early end says why, and of whom nothing', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const sentences = await Promise.all(
        EARLY_END_REASONS.map((reason) => said({ kind: 'early-end', type: PERSON_ENTRY.id, reason }, language)),
      )
      expect(new Set(sentences).size).toBe(EARLY_END_REASONS.length)
    }
    const asked = { kind: 'early-end', type: PERSON_ENTRY.id, reason: 'holder-asked' } as const
    expect(await said(asked, 'en')).toBe('One Entry credential ends early: its holder asked for it')
    expect(await said(asked, 'zh-CN')).toBe('一张通行凭证提前终止：本人要求')
  })

  test('an early end that is taken back says so, and of whom nothing', async () => {
    const about = { type: PERSON_ENTRY.id, reason: 'holder-asked' } as const
    const entries = [
      ...founded.entries,
      await city.register.act({ kind: 'early-end', ...about }),
      await city.register.act({ kind: 'early-end-lifted', ...about }),
    ]
    const lifted = readActs({ entries }).at(-1) as LoggedAct
    overwriteGetLocale(() => 'en')
    expect(actInWords(lifted)).toBe(
      'The early end of one Entry credential is taken back; its reason was: its holder asked for it',
    )
    overwriteGetLocale(() => 'zh-CN')
    expect(actInWords(lifted)).toBe('一张通行凭证恢复签发，原提前终止原因：本人要求')
  })

  test('an issuer with a server of its own is said with its address, and a service with where answers go', async () => {
    const address = 'https://tickets.synthetic.example'
    const issuer = { id: issuerId('transit'), name: { 'zh-CN': '合成市公交', en: 'Synthetic Transit' }, address }
    const act = { kind: 'issuer', issuer } as const
    expect(await said(act, 'en')).toBe(
      'Registers an issuer: Synthetic Transit, which gives out its cards at https://tickets.synthetic.example',
    )
    expect(await said(act, 'zh-CN')).toBe('登记签发机构：合成市公交，在 https://tickets.synthetic.example 签发凭证')
    const asks = { kind: 'service', service: { ...city.services.bar, answersAt: `${address}/answers` } } as const
    expect(await said(asks, 'en')).toBe(
      'A change of Bar: will take answers over the network, at: https://tickets.synthetic.example/answers',
    )
    expect(await said(asks, 'zh-CN')).toBe(
      '“酒吧”的变更：改为通过网络接收回答，地址：https://tickets.synthetic.example/answers',
    )
  })

  test('a destruction says what, how much and when', async () => {
    const at = city.register.now
    const entries = [
      ...founded.entries,
      await city.register.act({ kind: 'sunset', type: PERSON_ENTRY.id, at }),
      await city.register.act({
        kind: 'destruction',
        type: PERSON_ENTRY.id,
        issuer: ISSUER,
        records: 12,
        keys: new Uint8Array(32),
        destroyedAt: at,
      }),
    ]
    const destroyed = readActs({ entries }).at(-1) as LoggedAct
    overwriteGetLocale(() => 'en')
    expect(actInWords(destroyed)).toBe(
      'On November 25, 2026 Synthetic City destroyed the signing keys of Entry credential and 12 records',
    )
    overwriteGetLocale(() => 'zh-CN')
    expect(actInWords(destroyed)).toBe('合成市于 2026年11月25日销毁了通行凭证的签发私钥和 12 条记录')
  })

  test('a service with a new id is new, one with a known id is a change in plain words', async () => {
    const { pool } = city.services
    const longer = { kind: 'service', service: { ...pool, optional: [9], retentionDays: 3 } } as const
    expect(await said(longer, 'en')).toBe(
      'A change of Swimming pool: may also ask: Concession; will be kept for longer: 3 days',
    )
    expect(await said(longer, 'zh-CN')).toBe('“游泳馆”的变更：可以多问：优惠类别；保留得更久：3 天')
    expect(await said({ kind: 'service', service: { ...pool, id: serviceId('sports.other') } }, 'en')).toBe(
      'A new service: Swimming pool, of Synthetic City',
    )
  })
})
