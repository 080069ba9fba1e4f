import { ed25519KeyPair } from '@hefu/log'
import {
  type LabelKey,
  labelKeyId,
  MAX_BUNDLE_AGE,
  type PublicCodeClaim,
  signPublicCode,
  type TrustBundle,
} from '@hefu/standard'
import { hostileCodes, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { judgeCode, registerAge } from './judge-code.ts'
import { classifyCode } from './scanned-code.ts'

const ORIGIN = 'https://code.city.example'
const CLAIM = {
  subject: 'thing',
  origin: ORIGIN,
  id: 'lift-42',
  label: '人民路12号 2号梯',
  keyId: labelKeyId('t1'),
} as const

let bundle: TrustBundle
let now: number
let keys: CryptoKeyPairLike
let genuine: string
type CryptoKeyPairLike = Awaited<ReturnType<typeof ed25519KeyPair>>

const signed = (change: Partial<PublicCodeClaim> = {}) => signPublicCode({ ...CLAIM, ...change }, keys.privateKey)
const judge = (text: string) => judgeCode(text, bundle, now)

beforeAll(async () => {
  const city = await syntheticCity('scanner')
  now = city.now
  keys = await ed25519KeyPair(city.random(32))
  const key: LabelKey = {
    id: labelKeyId('t1'),
    name: { 'zh-CN': '合成市', en: 'Synthetic City' },
    origin: ORIGIN,
    serves: ['thing'],
    publicKey: keys.publicKey,
    endsAt: now + 9,
  }
  const other = { ...key, id: labelKeyId('d1'), origin: 'https://code.city2.example', publicKey: city.random(32) }
  bundle = { ...city.bundle, labelKeys: [key, other, { ...key, id: labelKeyId('old'), endsAt: now }] }
  genuine = await signed()
})

describe('a scanned text', () => {
  test('that a registered key signed is genuine, and leads to what was signed', async () => {
    const judged = await judge(genuine)
    expect(judged).toMatchObject({ what: 'genuine', code: CLAIM, key: { id: 't1' }, href: genuine })
  })

  test.each([
    ['unsigned', () => genuine.split('&s=')[0] ?? ''],
    ['malformed', () => genuine.replace('?n=', '?x=1&n=')],
    ['unknown-host', () => signed({ origin: 'https://elsewhere.test' })],
    ['look-alike-host', () => signed({ origin: 'https://c0de.city.example' })],
    ['unknown-key', () => signed({ keyId: labelKeyId('zz') })],
    ['key-ended', () => signed({ keyId: labelKeyId('old') })],
    ['other-key', () => signed({ subject: 'organisation' })],
    ['bad-signature', async () => genuine.replace('lift-42', 'lift-43')],
  ] as const)('is refused: %s', async (reason, make) => {
    expect(await judge(await make())).toMatchObject({ what: 'refused', reason })
  })

  test('at a false host is put beside the real one', async () => {
    const judged = await judge(await signed({ origin: 'https://xn--cde-fdd.city.example' }))
    expect(judged).toMatchObject({
      host: 'xn--cde-fdd.city.example',
      twin: 'code.city.example',
      cautions: ['other-letters'],
    })
    expect(await judge(genuine.replace('code.city', 'code.city@evil.test/'))).toMatchObject({
      reason: 'look-alike-host',
      host: 'evil.test',
      cautions: ['before-at'],
    })
  })

  test('at one registered host that looks like another is put beside none', async () => {
    expect(await judge(`${ORIGIN}/about`)).toMatchObject({ what: 'address', twin: null, cautions: [] })
  })

  test.each([
    ['http://shop.example/a?b=1', { host: 'shop.example', twin: null, cautions: ['not-encrypted'] }],
    ['https://1.2.3.4/', { host: '1.2.3.4', cautions: ['number'] }],
    ['https://[::1]/', { host: '[::1]', cautions: ['number'] }],
    ['https://code.city.example.evil.test/', { twin: 'code.city.example' }],
    [' https://例子.example ', { host: 'xn--fsqu00a.example', href: 'https://xn--fsqu00a.example/' }],
    ['https://a:b@shop.example/', { host: 'shop.example', cautions: ['before-at'] }],
  ])('that is a plain address says where it leads and what is odd: %s', async (text, about) => {
    expect(await judge(text)).toMatchObject({ what: 'address', ...about })
  })

  test.each(['javascript:alert(1)', '你好', '', 'tel:110', 'HX9:ABC'])(
    'that is no address is a text: %j',
    async (text) => {
      expect(await judge(text)).toEqual({ what: 'text' })
    },
  )

  test('is called nothing while there is no register', async () => {
    expect(await judgeCode(genuine, null, now)).toEqual({ what: 'unjudged', host: 'code.city.example' })
    expect(await judgeCode('你好', null, now)).toEqual({ what: 'text' })
  })
})

test('no hostile code of the corpus is genuine, nor anything that starts a program', async () => {
  const codes = hostileCodes(genuine)
  expect(codes.length).toBeGreaterThanOrEqual(500)
  for (const { why, text } of codes) {
    const scanned = classifyCode(text)
    if (scanned.kind !== 'unmarked') continue
    const judged = await judge(scanned.text)
    expect(judged.what, `${why}: ${text.slice(0, 100)}`).not.toBe('genuine')
    if (judged.what === 'address') expect(judged.href, why).toMatch(/^https?:\/\//)
  }
})

test('a register that is too old to rely on is called so', () => {
  expect(registerAge(bundle, bundle.issuedAt + 60)).toEqual({ issuedAt: bundle.issuedAt, age: 60, stale: false })
  expect(registerAge(bundle, bundle.issuedAt + MAX_BUNDLE_AGE + 1).stale).toBe(true)
  expect(registerAge(bundle, bundle.issuedAt - 60).age).toBe(0)
})
