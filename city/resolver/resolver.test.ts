import { ed25519KeyPair } from '@hefu/log'
import { labelKeyId, type PublicCodeClaim, signPublicCode } from '@hefu/standard'
import { hostileCodes, SCRIPTS } from '@hefu/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestCity, type TestCity } from '../test/test-city.ts'
import { LIFT, LIFT_KIND, putOrganisation, putThing, SHOP } from '../test/test-codes.ts'

const DAY = 86_400
const LABEL_KEY = labelKeyId('t1')
let city: TestCity
let origin: string
let labels: Awaited<ReturnType<typeof ed25519KeyPair>>

beforeAll(async () => {
  city = await startTestCity()
  origin = city.config.publicUrl
  labels = await ed25519KeyPair(new Uint8Array(32).fill(9))
  await city.register.decide({
    kind: 'label-key',
    key: {
      id: LABEL_KEY,
      name: { 'zh-CN': '合成市', en: 'Synthetic City' },
      origin,
      serves: ['organisation', 'thing'],
      publicKey: labels.publicKey,
      endsAt: city.time.now + 100 * DAY,
    },
  })
  await city.refresh()
  await putThing(city, LIFT)
  await putThing(city, { ...LIFT, id: 'lift-gone', status: 'retired', gs1: null })
  await putOrganisation(city, SHOP)
  await putOrganisation(city, { ...SHOP, id: 'closed-1', uscc: null, gln: null, status: 'closed' })
  const office = { authority_zh: '合成市市场监管局', authority_en: 'Synthetic Market Office' }
  const licence = { organisation: SHOP.id, ...office, status: 'granted' as const, title_en: 'Food business licence' }
  await city.opened.database
    .insertInto('organisation_licence')
    .values([
      { ...licence, number: 'JY-1', title_zh: '食品经营许可证', valid_from: '2025-01-01', valid_until: '2029-12-31' },
      { ...licence, number: 'JY-0', title_zh: '旧证', valid_from: '2019-01-01', valid_until: '2026-11-24' },
    ])
    .execute()
  await city.opened.database
    .insertInto('organisation_result')
    .values({
      organisation: SHOP.id,
      day: '2026-10-01',
      title_zh: '食品安全等级',
      title_en: 'Food safety',
      ...office,
      outcome: 'passed',
      grade: 'A',
    })
    .execute()
})
afterAll(() => city.close())

const get = (path: string, headers: Record<string, string> = {}) => city.app.request(path, { headers })
const json = { Accept: 'application/json' }
const linkset = { Accept: 'application/linkset+json' }
const sign = (claim: Partial<PublicCodeClaim> = {}) =>
  signPublicCode(
    { subject: 'thing', origin, id: LIFT.id, label: LIFT.name['zh-CN'], keyId: LABEL_KEY, ...claim },
    labels.privateKey,
  )
const pathOf = (address: string) => address.slice(origin.length)

describe('where a code leads', () => {
  test('is a page in the language of whoever scans it', async () => {
    const chinese = await get('/t/lift-00042', { 'Accept-Language': 'zh-CN' })
    expect([chinese.status, chinese.headers.get('Content-Language')]).toEqual([200, 'zh-CN'])
    const page = await chinese.text()
    for (const text of [
      '<html lang="zh-CN">',
      '人民路12号 2号梯',
      '电梯',
      '正常使用',
      '合成电梯厂',
      '曳引',
      '滨江电梯维护中心',
    ]) {
      expect(page).toContain(text)
    }
    const english = await (await get('/t/lift-00042?lang=en', { 'Accept-Language': 'zh-CN' })).text()
    for (const text of ['<html lang="en">', 'Lift 2, 12 Renmin Rd', 'In service', 'Rope'])
      expect(english).toContain(text)
  })

  test('shows what an organisation is licensed for, and what has run out', async () => {
    const page = await (await get('/o/noodles-7?lang=en')).text()
    for (const text of [
      'Xugou Noodles',
      'Food and drink',
      '91000000XX0000001U',
      'JY-1',
      'Valid',
      'Expired',
      'Passed · Grade A',
    ]) {
      expect(page).toContain(text)
    }
  })

  test('is the record for programs', async () => {
    const answer = await get('/o/noodles-7', json)
    expect(answer.headers.get('Content-Type')).toBe('application/json')
    expect(await answer.json()).toMatchObject({
      subject: 'organisation',
      url: `${origin}/o/noodles-7`,
      organisation: { uscc: SHOP.uscc, gln: SHOP.gln },
      licences: [
        { number: 'JY-1', standing: 'granted' },
        { number: 'JY-0', standing: 'expired' },
      ],
      results: [{ grade: 'A', outcome: 'passed' }],
    })
    expect(await (await get('/t/lift-00042?as=json')).json()).toMatchObject({ thing: { id: 'lift-00042' }, events: [] })
  })

  test('is the same for everybody, for caches to keep, and answers whether it has changed', async () => {
    const first = await get('/t/lift-00042')
    expect(first.headers.get('Cache-Control')).toMatch(/^public, max-age=60, s-maxage=300,/)
    expect(first.headers.get('Vary')).toContain('Accept, Accept-Language')
    expect(first.headers.get('Set-Cookie')).toBeNull()
    const etag = first.headers.get('ETag') ?? ''
    expect((await get('/t/lift-00042', { 'If-None-Match': etag })).status).toBe(304)
    expect((await get('/t/lift-00042', { 'If-None-Match': etag, ...json })).status).toBe(200)
    const head = await city.app.request('/t/lift-00042', { method: 'HEAD' })
    expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, ''])
  })

  test.each(['/t/none', '/o/lift-00042', '/t/LIFT-00042', '/t/a%2Fb', `/t/${'a'.repeat(41)}`])(
    'says of %s that there is nothing, and what to do',
    async (path) => {
      const page = await get(path, { 'Accept-Language': 'en' })
      expect([page.status, page.headers.get('Cache-Control')]).toEqual([404, 'public, max-age=60'])
      expect(await page.text()).toContain('Compare the number that is printed on the label')
      expect((await get(path, json)).headers.get('Content-Type')).toBe('application/problem+json')
    },
  )

  test.each(['/t/lift-gone', '/o/closed-1'])('says of %s that it is no more, and what it was', async (path) => {
    const page = await get(`${path}?lang=en`)
    expect(page.status).toBe(410)
    expect(await page.text()).toMatch(/is (retired|closed)[\s\S]*Renmin/)
    expect((await get(path, json)).status).toBe(410)
  })
})

describe('the page of a signed label', () => {
  const page = async (address: string) => (await get(pathOf(address), { 'Accept-Language': 'en' })).text()

  test('says that the label is genuine, and what is on it', async () => {
    expect(await page(await sign())).toMatch(/This label is genuine[\s\S]*人民路12号 2号梯/)
    const answer = await get(pathOf(await sign()), json)
    expect(await answer.json()).toMatchObject({ label: { verdict: 'genuine', label: '人民路12号 2号梯' } })
  })

  test('warns when the record says something else', async () => {
    expect(await page(await sign({ label: '中山路1号 1号梯' }))).toMatch(
      /notice warning[\s\S]*label and the record differ[\s\S]*中山路1号 1号梯[\s\S]*Lift 2, 12 Renmin Rd/,
    )
  })

  test.each([
    ['with another id', async () => (await sign({ id: 'lift-7' })).replace('lift-7', 'lift-00042')],
    ['with a digit changed', async () => (await sign()).replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))],
    ['without a signature', async () => (await sign()).split('&s=')[0] ?? ''],
    ['with a parameter more', async () => `${await sign()}&pay=1`],
    ['by another key', async () => (await sign()).replace('k=t1', 'k=t2')],
  ])('warns of a label %s', async (_, make) => {
    const text = await page(await make())
    expect(text).toContain('Do not trust this label')
    expect(text).not.toContain('This label is genuine')
  })

  test('warns of a label whose key has ended', async () => {
    const address = await sign()
    city.time.now += 101 * DAY
    expect(await page(address)).toContain('has ended')
    city.time.now -= 101 * DAY
  })

  test('warns of a false label of something that is not there', async () => {
    expect(await page(`${origin}/t/none?n=x&k=t1&s=1`)).toMatch(/notice warning[\s\S]*Do not trust/)
  })
})

describe('links', () => {
  test('are a set of RFC 9264 under their relations', async () => {
    const answer = await get('/t/lift-00042', linkset)
    expect(answer.headers.get('Content-Type')).toBe('application/linkset+json')
    const { linkset: contexts } = (await answer.json()) as { linkset: Record<string, unknown>[] }
    expect(contexts).toHaveLength(1)
    const [{ anchor, ...relations } = {}] = contexts
    expect(anchor).toBe(`${origin}/t/lift-00042`)
    expect(Object.keys(relations)).toEqual([
      'https://ref.gs1.org/voc/defaultLink',
      'https://ref.gs1.org/voc/pip',
      'https://ref.gs1.org/voc/serviceInfo',
      'alternate',
      'describedby',
    ])
    expect(await (await get('/t/lift-00042?linkType=linkset')).json()).toEqual({ linkset: contexts })
  })

  test('lead on by their type, in the language that is asked for', async () => {
    const pip = await get('/t/lift-00042?linkType=gs1:pip', { 'Accept-Language': 'en' })
    expect([pip.status, pip.headers.get('Location')]).toEqual([307, `${origin}/t/lift-00042?lang=en`])
    expect((await get('/t/lift-00042?linkType=describedby')).headers.get('Location')).toMatch(/\?as=json$/)
    expect((await get('/t/lift-00042?linkType=gs1:recallStatus')).status).toBe(404)
  })
})

describe('a GS1 Digital Link', () => {
  test('leads to the thing or the organisation that has the key', async () => {
    for (const [path, to] of [
      ['/8004/4012345LIFT-42', '/t/lift-00042'],
      ['/8004/4012345LIFT%2D42?lang=en&15=261231', '/t/lift-00042?lang=en&15=261231'],
      ['/8004/4012345LIFT-42/', '/t/lift-00042'],
      ['/8004/4012345LIFT-42?linkType=gs1:pip&lang=en', '/t/lift-00042?lang=en'],
      ['/8004/4012345LIFT-42?linkType=gs1:defaultLink', '/t/lift-00042'],
      ['/414/4012345000009', '/o/noodles-7'],
      ['/417/4012345000009', '/o/noodles-7'],
      ['/414/4012345000009/254/BACK', '/o/noodles-7'],
    ]) {
      const answer = await get(path ?? '')
      expect([path, answer.status, answer.headers.get('Location')]).toEqual([path, 307, `${origin}${to}`])
      expect(answer.headers.get('Link')).toMatch(/linkType=linkset>; rel="linkset"/)
    }
  })

  test('answers its links itself', async () => {
    const answer = await get('/8004/4012345LIFT-42', linkset)
    expect(answer.headers.get('Link')).toContain('http://www.w3.org/ns/json-ld#context')
    expect(await answer.json()).toMatchObject({ linkset: [{ anchor: `${origin}/8004/4012345LIFT-42` }] })
  })

  test.each(['/01/09506000134353', '/01/09506000134352/21', '/414/4012345000009/10/A', '/8004/%'])(
    'that is none is said to be none: %s',
    async (path) => {
      const answer = await get(path, { 'Accept-Language': 'en' })
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('GS1 key')])
    },
  )

  test('that nobody has leads nowhere, nor does one without a link of the type', async () => {
    expect((await get('/01/09506000134352/21/A')).status).toBe(404)
    expect((await get('/8004/4012345LIFT-42?linkType=gs1:recallStatus')).status).toBe(404)
  })

  test('is resolved by a resolver that describes itself, to any page of the web', async () => {
    const answer = await get('/.well-known/gs1resolver', { Origin: 'https://scanner.example' })
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Access-Control-Expose-Headers')).toContain('Link')
    expect(await answer.json()).toMatchObject({
      resolverRoot: origin,
      supportedPrimaryKeys: ['01', '414', '417', '8003', '8004'],
      supportedLinkType: [{ namespace: 'https://ref.gs1.org/voc/', prefix: 'gs1:' }],
      linkTypeDefaultCanBeLinkset: false,
    })
  })

  test('has one default link, which has a title alone', async () => {
    const { linkset: [links] = [] } = await (await get('/8004/4012345LIFT-42?linkType=linkset')).json()
    expect(links['https://ref.gs1.org/voc/defaultLink']).toEqual([
      { href: `${origin}/t/lift-00042`, title: expect.any(String) },
    ])
  })
})

describe('nothing runs', () => {
  /** What a page may have: every tag that its own code writes, with the attributes that it writes. */
  const TAGS =
    /^<(?:!doctype html|\/?(?:html|head|title|body|header|main|footer|section|h1|h2|h3|p|dl|dt|dd|ul|li|div|span|time)|meta|link|\/?a)(?: (?:lang|charset|name|content|rel|href|hreflang|class|id|type|role)="[^"<>]*")*>$/

  function assertInert(page: string): void {
    for (const [tag] of page.matchAll(/<[^>]*>?/g)) expect(tag).toMatch(TAGS)
    for (const [, href] of page.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(\?|\/pages\/|geo:|data:,$)/)
  }

  test('whatever is written into a record', async () => {
    for (const [i, script] of SCRIPTS.map((text) => text.replaceAll('\u0000', '')).entries()) {
      const text = { 'zh-CN': script, en: script }
      const kind = {
        ...LIFT_KIND,
        id: 'scripted',
        name: text,
        attributes: LIFT_KIND.attributes.map((each) => ({ ...each, name: text })),
      }
      const id = `scripted-${i}`
      await putThing(
        city,
        {
          ...LIFT,
          id,
          kind: 'scripted',
          name: text,
          place: { ...LIFT.place, address: text },
          attributes: { maker: script },
          gs1: null,
        },
        kind as typeof LIFT_KIND,
      )
      await city.opened.database
        .insertInto('thing_event')
        .values({ thing: id, number: 1, kind: 'installed', at: 0, office_zh: script, office_en: script, note: script })
        .execute()
      await putOrganisation(city, { ...SHOP, id, name: text, address: text, uscc: null, gln: null, kind: 'other' })
      await city.opened.database
        .insertInto('organisation_licence')
        .values({
          organisation: id,
          number: script,
          title_zh: script,
          title_en: script,
          authority_zh: script,
          authority_en: script,
          valid_from: script,
          valid_until: null,
          status: 'granted',
        })
        .execute()
      await city.opened.database
        .insertInto('organisation_result')
        .values({
          organisation: id,
          day: script,
          title_zh: script,
          title_en: script,
          authority_zh: script,
          authority_en: script,
          outcome: null,
          grade: script,
        })
        .execute()
      for (const path of [`/t/${id}`, `/t/${id}?lang=en`, `/o/${id}`]) {
        const answer = await get(path)
        expect([path, answer.status]).toEqual([path, 200])
        expect(answer.headers.get('Content-Security-Policy')).toMatch(
          /^default-src 'none'; style-src 'self'; img-src data:;/,
        )
        expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
        assertInert(await answer.text())
      }
    }
  })

  test('whatever is written into an address', async () => {
    const genuine = await signPublicCode(
      {
        subject: 'thing',
        origin: 'https://code.city.example',
        id: LIFT.id,
        label: LIFT.name['zh-CN'],
        keyId: LABEL_KEY,
      },
      labels.privateKey,
    )
    let pages = 0
    for (const { text } of hostileCodes(genuine)) {
      const url = URL.parse(text)
      if (!url || !/^https?:$/.test(url.protocol) || text.length > 20_000) continue
      const answer = await get(`${url.pathname}${url.search}`, { 'Accept-Language': 'en' })
      if (!answer.headers.get('Content-Type')?.startsWith('text/html')) continue
      const page = await answer.text()
      assertInert(page)
      // The host is not known here: a proxy sets it. So a code at another host is one at ours, and its signature is not good.
      expect(page).not.toContain('This label is genuine')
      pages++
    }
    for (const script of SCRIPTS) {
      for (const path of [
        `/t/${encodeURIComponent(script)}`,
        `/01/${encodeURIComponent(script)}`,
        `/t/x?linkType=${encodeURIComponent(script)}`,
        `/t/lift-00042?linkType=${encodeURIComponent(script)}`,
        `/o/noodles-7?lang=${encodeURIComponent(script)}&x=${encodeURIComponent(script)}`,
      ]) {
        const answer = await get(path)
        expect(answer.status).toBeLessThan(500)
        assertInert(await answer.text())
        expect(answer.headers.get('Location')).toBeNull()
        pages++
      }
    }
    expect(pages).toBeGreaterThan(300)
  })
})

describe('nobody is noted', () => {
  test('who looks at a page: no line of the log says which', async () => {
    city.logged.length = 0
    const label = await sign()
    for (const path of [
      '/t/lift-00042',
      pathOf(label),
      '/o/noodles-7?x=lift-00042',
      '/t/secret-1',
      '/8004/4012345LIFT-42',
      '/t/a/lift-00042',
      '/01/x/lift-00042',
    ]) {
      await get(path, {
        'User-Agent': 'lift-00042',
        Referer: 'https://lift-00042.example',
        'X-Forwarded-For': '203.0.113.9',
      })
    }
    expect(city.logged).toHaveLength(7)
    for (const line of city.logged) {
      expect(line).not.toMatch(/lift|noodles|secret|203\.0|4012345/)
      expect(Object.keys(JSON.parse(line)).toSorted()).toEqual(['level', 'message', 'method', 'ms', 'route', 'status'])
    }
    expect(new Set(city.logged.map((line) => JSON.parse(line).route))).toEqual(
      new Set(['/t/:id', '/o/:id', '/8004/:path{.+}', '/t/*', '/01/:path{.+}']),
    )
    expect(await (await get('/metrics')).text()).not.toMatch(/lift-0|noodles|secret-1/)
  })
})

test('the style comes from the city, for ever under one address', async () => {
  const [, file] = /href="(\/pages\/[^"]+)"/.exec(await (await get('/t/lift-00042')).text()) ?? []
  const style = await get(file ?? '')
  expect([style.status, style.headers.get('Content-Type')]).toEqual([200, 'text/css; charset=utf-8'])
  expect(style.headers.get('Cache-Control')).toContain('immutable')
  expect(await style.text()).not.toMatch(/url\(|@import|expression/)
  expect((await get('/pages/style-0.css')).status).toBe(404)
})
