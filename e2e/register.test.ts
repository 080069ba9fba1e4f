import { HOTEL, type RunningDemo } from '@hefu/demo'
import { decodeRegisterBundle, describeActKind, encodeRegisterBundle, readActs } from '@hefu/standard'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { launchBrowser } from './browser/launch-browser.ts'
import { nameOf } from './city/names.ts'
import { openTestCity, type TestCity } from './city/test-city.ts'
import { LANGUAGES, wordsOf } from './words/words.ts'

let city: TestCity
let demo: RunningDemo
let browser: Browser

beforeAll(async () => {
  city = await openTestCity()
  demo = city.demo
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe.each(LANGUAGES)('a reader in %s', (language) => {
  const words = wordsOf('register', language)
  const colorScheme = language === 'en' ? 'light' : 'dark'

  async function reader(): Promise<Page> {
    const context = await browser.newContext({
      locale: language,
      colorScheme,
      viewport: { width: 390, height: 844 },
      baseURL: demo.registerUrl,
    })
    return context.newPage()
  }

  test('sees what a service may ask, and checks the act that says so, with nothing in the way on any page', async () => {
    const page = await reader()
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).origin}`))
    await page.goto('/')
    await page.getByText(words('proven_how')).waitFor()
    const found = [...(await barriers(page, 'services'))]
    const service = nameOf(demo, HOTEL, language)
    await page.getByLabel(words('search')).fill(service)
    await page.locator('a.row').click()
    await page.getByRole('heading', { name: service, level: 1 }).waitFor()
    found.push(...(await barriers(page, 'service')))
    await page.locator('.history a').first().click()
    await page.getByRole('button', { name: words('check') }).click()
    await page.getByText(words('check_holds_title')).waitFor()
    found.push(...(await barriers(page, 'act')))
    for (const [part, title] of [
      ['cards', 'cards_title'],
      ['log', 'log_title'],
      ['statistics', 'stats_title'],
      ['proof', 'proof_title'],
    ] as const) {
      await page.goto(`/#/${part}`)
      await page.locator(`h1:text-is("${words(title)}")`).waitFor()
      found.push(...(await barriers(page, part)))
    }
    expect(found).toEqual([])
    expect([...new Set(asked)].sort()).toEqual([`GET ${demo.cityUrl}`, `GET ${demo.registerUrl}`].sort())
    expect(await page.evaluate(() => [Object.keys(localStorage), document.cookie])).toEqual([['hefu-language'], ''])
    await page.context().close()
  })

  test('sees every act counted, in charts whose figures are those of the log', async () => {
    const page = await reader()
    await page.goto('/#/statistics')
    const bundle = await fetch(`${demo.cityUrl}/bundle`)
    const acts = readActs(decodeRegisterBundle(new Uint8Array(await bundle.arrayBuffer())))
    const kinds = await figures(page, words('stats_by_kind'))
    const counted = Map.groupBy(acts, ({ act }) => describeActKind(act.body.kind, language))
    expect(kinds).toEqual(new Map([...counted].map(([kind, of]) => [kind, of.length])))
    await page.getByRole('img', { name: words('stats_by_month_summary').split(/[:：]/)[0] ?? '' }).waitFor()
    const months = await figures(page, words('stats_by_month'))
    expect([...months.values()].reduce((all, one) => all + one, 0)).toBe(acts.length)
    const keys = page.locator('figure', { hasText: words('stats_keys') })
    const signed = acts.filter(({ act }) => act.body.kind === 'issuer-key').length
    expect(await keys.locator('.chart-span').count()).toBe(signed)
    await expect.poll(() => keys.locator('tbody td:first-of-type').allTextContents()).toHaveLength(signed)
    expect(await keys.locator('svg text').allTextContents()).toContain(words('stats_today'))
    await page.context().close()
  })

  test('is led to feeds that any reader understands, in their language', async () => {
    const page = await reader()
    await page.goto('/#/log')
    const [atom, json] = await Promise.all(
      ['Atom', 'JSON Feed'].map((name) => page.getByRole('link', { name }).getAttribute('href')),
    )
    const discovered = await page
      .locator('head link[rel=alternate]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(discovered).toEqual([atom, json])
    const latest = await page.locator('a.row .row-title').first().textContent()
    const read = await page.evaluate(readFeed, atom ?? '')
    expect(read).toMatchObject({ root: 'feed', title: latest })
    const feed = await (await fetch(json ?? '')).json()
    expect([feed.version, feed.language, feed.items[0].title, feed.items[0].url]).toEqual([
      'https://jsonfeed.org/version/1.1',
      language,
      latest,
      read.link,
    ])
    await page.goto(read.link ?? '')
    await page.locator(`h1:text-is("${latest}")`).waitFor()
    await page.context().close()
  })

  test('sees how many acts are proven while they are', async () => {
    const page = await reader()
    await page.addInitScript(watchProgress)
    await page.goto('/')
    await page.getByText(words('proven_how')).waitFor()
    const seen = await page.evaluate(() => (window as unknown as { progress: number[] }).progress)
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    expect(seen.every((value) => 0 <= value && value <= 1)).toBe(true)
    await page.context().close()
  })

  test('is shown an alarm with its evidence, and no register, when an act is not the one of the log', async () => {
    const page = await reader()
    await page.route('**/bundle', async (route) => {
      const answer = await route.fetch()
      const bundle = decodeRegisterBundle(new Uint8Array(await answer.body()))
      const entries = [...bundle.entries.slice(0, -1), bundle.entries.at(-2) ?? new Uint8Array()]
      const body = Buffer.from(encodeRegisterBundle({ ...bundle, entries }))
      await route.fulfill({ body, headers: { 'Access-Control-Allow-Origin': '*' } })
    })
    await page.goto('/')
    await page.getByText(words('problem_alarm_title')).waitFor()
    expect(await page.locator('pre').textContent()).toContain(demo.log.key.split('+')[0])
    expect(await page.locator('a.row').count()).toBe(0)
    expect(await barriers(page, 'alarm')).toEqual([])
    await page.context().close()
  })
})

/** The figures of a chart, from its table. */
async function figures(page: Page, title: string): Promise<Map<string, number>> {
  const rows = page.locator('figure', { has: page.locator(`figcaption:text-is("${title}")`) }).locator('tbody tr')
  await rows.first().waitFor({ state: 'attached' })
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  )
  return new Map(cells.map(([name = '', figure]) => [name, Number(figure)]))
}

/** What a strict XML reader makes of a feed; nulls of one that is not well-formed. Runs in the page. */
async function readFeed(url: string): Promise<Record<'root' | 'title' | 'link', string | null>> {
  const request = new XMLHttpRequest()
  request.open('GET', url)
  await new Promise((done) => {
    request.onloadend = done
    request.send()
  })
  const xml = request.responseXML
  const [title, link] = ['entry > title', 'entry > link'].map((selector) => xml?.querySelector(selector))
  return {
    root: xml?.documentElement.localName ?? null,
    title: title?.textContent ?? null,
    link: link?.getAttribute('href') ?? null,
  }
}

/** Notes what a progress bar says, whenever it says something else. Runs in the page. */
function watchProgress(): void {
  const seen: number[] = []
  Object.assign(window, { progress: seen })
  new MutationObserver(() => {
    const bar = document.querySelector('progress')
    if (bar?.hasAttribute('value') && seen.at(-1) !== bar.value) seen.push(bar.value)
  }).observe(document, { subtree: true, childList: true, attributes: true })
}
