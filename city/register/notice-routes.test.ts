import { decodeRegisterBundle, issuerId, type LocalText, serviceId } from '@hefu/standard'
import { ISSUER, type SyntheticCity, syntheticCity } from '@hefu/testing'
import type { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { noticeRoutes } from './notice-routes.ts'
import { provenBundles } from './proven-bundle.ts'

const DAY = 86_400
const PLACES = { publicUrl: 'https://city.synthetic.example', registerUrl: 'https://register.synthetic.example' }
const HOSTILE: LocalText = {
  'zh-CN': ']]><script>alert(1)</script>&amp;<合成>',
  en: ']]>"><entry/>&lt;script&gt;\'\u0001\u0000\uffff&#0; <!--',
}

let city: SyntheticCity
let app: Hono

beforeEach(async () => {
  city = await syntheticCity('notices')
  app = routesOf(city)
})

function routesOf({ register }: Pick<SyntheticCity, 'register'>, places = PLACES): Hono {
  const published = async () => {
    if (register.entries.length === 0) return null
    const { checkpoint } = decodeRegisterBundle(await register.bytes())
    return { size: register.entries.length, note: checkpoint }
  }
  const bundles = provenBundles({ published }, async ({ start, end }) => register.entries.slice(start, end))
  return noticeRoutes(bundles, places)
}

const get = (path: string, headers: Record<string, string> = {}) => Promise.resolve(app.request(path, { headers }))
const atom = async (lang: string) => readXml(await (await get(`/register/notices.atom?lang=${lang}`)).text())
const json = async (lang = 'en') => (await get(`/register/notices.json?lang=${lang}`)).json()

describe('the feeds of notices', () => {
  test('tell of every act, the newest first, by the words of the register', async () => {
    await city.register.decide({ kind: 'notice-period', days: 9 })
    const { items, ...feed } = await json()
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Synthetic City: Notices of the public register',
      home_page_url: 'https://register.synthetic.example/',
      language: 'en',
    })
    expect(items).toHaveLength(city.register.entries.length)
    expect(items[0]).toMatchObject({
      title: 'The notice period becomes 9 days',
      url: `https://register.synthetic.example/#/log/${city.register.entries.length - 1}`,
      tags: ['notice-period'],
      _hefu: { title: { 'zh-CN': '公示期改为 9 天' }, act: city.register.entries.length - 1 },
    })
    expect(items.at(-1).title).toMatch(/founds its register/)
    for (const lang of ['zh-CN', 'en']) {
      const [told, read] = [(await json(lang)).items, await atom(lang)]
      expect(read.entries.map(({ title }) => title)).toEqual(told.map(({ title }: { title: string }) => title))
      expect(read.entries.map(({ id }) => id)).toEqual(told.map(({ id }: { id: string }) => id))
      expect(read.language).toBe(lang)
    }
  })

  test('say of what waits out its notice period from when on it counts', async () => {
    await city.register.decide({ kind: 'notice-period', days: 7 })
    const { pool } = city.services
    await city.register.decide({ kind: 'service', service: { ...pool, id: serviceId('sports.other') } })
    const [waiting, before] = (await json()).items
    expect(waiting.tags).toEqual(['service', 'notice'])
    expect(waiting._hefu.effective_from - waiting._hefu.decided_at).toBe(7 * DAY)
    expect(waiting.content_text).toMatch(
      /^Proposed by .*, approved by .*\nIn effect from .*, after its notice period\.$/,
    )
    expect(before.content_text).toMatch(/In effect at once\.$/)
    expect((await json('zh-CN')).items[0].content_text).toMatch(/公示期满后，自 .*起生效。$/)
  })

  test('are well-formed and nothing but text, whatever a name holds', async () => {
    await city.register.decide({ kind: 'issuer', issuer: { id: issuerId('hostile.example'), name: HOSTILE } })
    for (const lang of ['zh-CN', 'en'] as const) {
      const { entries, names } = await atom(lang)
      expect(names).not.toContain('script')
      expect(entries).toHaveLength(city.register.entries.length)
      const said = ['\u0000', '\u0001', '\uffff'].reduce((text, no) => text.replace(no, '\ufffd'), HOSTILE[lang])
      expect(entries[0]?.title.endsWith(said)).toBe(true)
      expect(entries[0]?.content).not.toContain('script')
    }
    expect((await json()).items[0].title).toContain(HOSTILE.en)
  })

  test('tell of the newest 50, and no more', async () => {
    for (let i = 0; i < 60; i++) {
      await city.register.decide({ kind: 'issuer', issuer: { id: ISSUER, name: { 'zh-CN': '合成', en: `Name ${i}` } } })
    }
    const { items } = await json()
    expect([items.length, items[0].title]).toEqual([50, 'Registers an issuer: Name 59'])
  })
})

describe('a reader of the feeds', () => {
  test('may keep them for a while, and is not sent again what they have', async () => {
    for (const path of ['/register/notices.atom?lang=en', '/register/notices.json']) {
      const first = await get(path)
      expect(first.headers.get('Cache-Control')).toBe('public, max-age=300')
      const tag = first.headers.get('ETag') ?? ''
      expect((await get(path, { 'If-None-Match': tag })).status).toBe(304)
      await city.register.decide({ kind: 'notice-period', days: path.length % 9 })
      expect((await get(path, { 'If-None-Match': tag })).status).toBe(200)
    }
  })

  test('has Chinese unless they ask for English, and no third language', async () => {
    expect((await get('/register/notices.json')).headers.get('Content-Type')).toMatch(/^application\/feed\+json/)
    expect((await (await get('/register/notices.json')).json()).language).toBe('zh-CN')
    expect((await get('/register/notices.atom?lang=fr')).status).toBe(400)
  })

  test('is told when the city is not founded', async () => {
    app = routesOf({ register: { ...city.register, entries: [] } })
    const response = await get('/register/notices.atom')
    expect([response.status, await response.json()]).toMatchObject([503, { code: 'not-founded' }])
  })

  test('is led to the act at its address in the feed where the city has no register site', async () => {
    app = routesOf(city, { publicUrl: PLACES.publicUrl } as typeof PLACES)
    expect((await json()).items.at(-1).url).toBe('https://city.synthetic.example/register/notices.json#act-0')
  })
})

/** What a strict reader finds in a feed. */
interface ReadFeed {
  readonly language: string | undefined
  /** Of all elements. */
  readonly names: readonly string[]
  readonly entries: readonly { readonly title: string; readonly content: string; readonly id: string }[]
}

/** Reads XML by the rules of well-formedness that a feed can break. @throws Error where it breaks one */
function readXml(xml: string): ReadFeed {
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(xml)) throw new Error('character')
  const names: string[] = []
  const open: string[] = []
  const entries: Record<string, string>[] = []
  const token =
    /<!\[CDATA\[(?<cdata>.*?)\]\]>|<\?xml [^<>?]*\?>|<(?<close>\/?)(?<name>[\w:]+)(?<attributes>(?:\s+[\w:]+="[^"<]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/gsy
  let end = 0
  for (const { 0: whole, groups = {} } of xml.matchAll(token)) {
    end += whole.length
    const { cdata, close, name, attributes = '', empty, text } = groups
    const data = cdata ?? text
    if (`${attributes}${text ?? ''}`.match(/&(?!amp;|lt;|gt;|quot;|apos;)/)) throw new Error(`entity in ${whole}`)
    if (data !== undefined) {
      const entry = entries.at(-1)
      const inEntry = open[1] === 'entry' && open.length === 3
      if (entry && inEntry) entry[open[2] ?? ''] = (entry[open[2] ?? ''] ?? '') + data
      continue
    }
    if (!name) continue
    if (close) {
      if (open.pop() !== name) throw new Error(`</${name}> closes another`)
      continue
    }
    names.push(name)
    if (name === 'entry' && open.length === 1) entries.push({})
    if (!empty) open.push(name)
  }
  if (end !== xml.length || open.length > 0) throw new Error(`not well-formed at ${end}`)
  const html = (text = '') =>
    text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replace(/<\/?p>/g, '')
  return {
    language: /<feed xml:lang="([\w-]+)"/.exec(xml)?.[1],
    names,
    entries: entries.map(({ title, content = '', id = '' }) => ({ title: html(title), content, id })),
  }
}
