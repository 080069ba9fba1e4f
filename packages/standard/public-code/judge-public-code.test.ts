import { ed25519KeyPair } from '@hefu/log'
import { hostileCodes } from '@hefu/testing'
import { describe, expect, test } from 'vitest'
import { judgePublicCode } from './judge-public-code.ts'
import { type LabelKey, labelKeyId } from './label-key.ts'
import { signPublicCode } from './public-code.ts'

const NOW = 1_795_000_000
const NAME = { 'zh-CN': '合成市', en: 'Synthetic City' }
const ORIGIN = 'https://code.city.example'
const [things, shops] = await Promise.all([1, 2].map((seed) => ed25519KeyPair(new Uint8Array(32).fill(seed))))
if (!things || !shops) throw new Error('there are two keys')
const KEYS: readonly LabelKey[] = [
  { id: labelKeyId('t1'), name: NAME, origin: ORIGIN, serves: ['thing'], publicKey: things.publicKey, endsAt: NOW + 9 },
  {
    id: labelKeyId('o1'),
    name: NAME,
    origin: ORIGIN,
    serves: ['organisation'],
    publicKey: shops.publicKey,
    endsAt: NOW,
  },
  {
    id: labelKeyId('x1'),
    name: NAME,
    origin: 'https://other.example',
    serves: ['organisation', 'thing'],
    publicKey: shops.publicKey,
    endsAt: NOW + 9,
  },
]
const CLAIM = { subject: 'thing', origin: ORIGIN, id: 'lift-42', label: '2号电梯', keyId: labelKeyId('t1') } as const

const judge = (text: string) => judgePublicCode(text, KEYS, NOW)
const genuine = await signPublicCode(CLAIM, things.privateKey)

describe('a scanned text', () => {
  test('is genuine when a registered key of its host signed it', async () => {
    expect(await judge(genuine)).toMatchObject({ verdict: 'genuine', code: CLAIM, key: { id: 't1' } })
  })

  test.each([
    ['without a signature', async () => genuine.split('&s=')[0] ?? '', 'unsigned'],
    ['with a changed label', async () => genuine.replace(/n=[^&]+/, 'n=M-WPt-eUteair'), 'malformed'],
    ['with another label', () => resigned({ label: '3号电梯' }, genuine), 'bad-signature'],
    ['of a key that nobody registered', () => signed({ keyId: labelKeyId('zz') }), 'unknown-key'],
    ['of a key for other subjects', () => signed({ subject: 'organisation' }), 'other-key'],
    ['of a key for another host', () => signed({ keyId: labelKeyId('x1') }), 'other-key'],
    ['of a key that has ended', () => signed({ subject: 'organisation', keyId: labelKeyId('o1') }), 'key-ended'],
    ['at another host', () => signed({ origin: 'https://elsewhere.example' }), 'unknown-host'],
    ['at a host drawn alike', () => signed({ origin: 'https://c0de.city.example' }), 'look-alike-host'],
    [
      'at a host in letters of another script',
      () => signed({ origin: 'https://xn--cde-fdd.city.example' }),
      'look-alike-host',
    ],
    [
      'with the host before an at sign',
      async () => genuine.replace('https://', 'https://code.city.example@evil.test/'),
      'look-alike-host',
    ],
  ])('%s is refused', async (_, text, reason) => {
    expect(await judge(await text())).toMatchObject({ verdict: 'refused', reason })
  })

  test('of no code is called what it is', async () => {
    expect(await judge('https://news.example/today')).toEqual({
      verdict: 'address',
      host: 'news.example',
      lookAlike: false,
    })
    expect(await judge('https://code-city.example/pay')).toEqual({
      verdict: 'address',
      host: 'code-city.example',
      lookAlike: true,
    })
    expect(await judge('javascript:alert(1)')).toEqual({ verdict: 'no-code' })
    expect(await judge('WIFI:S:city;;')).toEqual({ verdict: 'no-code' })
  })
})

describe('hostile codes', () => {
  const corpus = hostileCodes(genuine)

  test('are at least 500, each another', () => {
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length)
    expect(corpus.length).toBeGreaterThanOrEqual(500)
  })

  test('are none of them genuine, and name no host but in ASCII', async () => {
    for (const { why, text } of corpus) {
      const judged = await judge(text)
      expect(judged.verdict, `${why}: ${text.slice(0, 300)}`).not.toBe('genuine')
      if ('host' in judged) expect(judged.host).toMatch(/^[\x21-\x7e]*$/)
      if (judged.verdict === 'address') expect(text).toMatch(/^[\s\p{C}]*h\s*t\s*t\s*p\s*s?\s*:/iu)
    }
  })

  test('that lead to a host drawn like a registered one are called look-alikes', async () => {
    const others = corpus.filter(({ why }) => why === 'a letter drawn alike' || why === 'two letters swapped')
    const missed = []
    for (const { text } of others) {
      const judged = await judge(text)
      const host = URL.parse(text)?.hostname
      // A browser folds some letters into the plain ones: that is the host itself, and the text is not in the one form.
      if (host === undefined || host === 'code.city.example') continue
      if (judged.verdict !== 'refused' || judged.reason !== 'look-alike-host') missed.push([text.slice(0, 40), judged])
    }
    expect(missed).toEqual([])
  })
})

function signed(claim: Partial<Parameters<typeof signPublicCode>[0]>): Promise<string> {
  return signPublicCode({ ...CLAIM, ...claim }, (things as { privateKey: CryptoKey }).privateKey)
}

/** The address of one claim with the signature of another. */
async function resigned(claim: Partial<typeof CLAIM> | { label: string }, other: string): Promise<string> {
  return (await signed(claim as never)).replace(/s=\d+$/, `s=${other.split('&s=')[1]}`)
}
