import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts, HOTEL, type RunningDemo, startDemo } from '@hefu/demo'
import { decodeRegisterBundle, encodeRegisterBundle } from '@hefu/standard'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { launchBrowser } from './browser/launch-browser.ts'
import { nameOf } from './city/names.ts'
import { LANGUAGES, wordsOf } from './words/words.ts'

let folder: string
let demo: RunningDemo
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hefu-e2e-'))
  // The database of a root user runs as somebody else.
  await chmod(folder, 0o711)
  demo = await startDemo({ dataDirectory: join(folder, 'city'), ports: await freePorts(), quiet: true })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await demo?.stop()
  await rm(folder, { recursive: true, force: true })
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
    for (const part of ['cards', 'log', 'proof']) {
      await page.goto(`/#/${part}`)
      await page.locator(`h1:text-is("${words(`${part}_title`)}")`).waitFor()
      found.push(...(await barriers(page, part)))
    }
    expect(found).toEqual([])
    expect([...new Set(asked)].sort()).toEqual([`GET ${demo.cityUrl}`, `GET ${demo.registerUrl}`].sort())
    expect(await page.evaluate(() => [Object.keys(localStorage), document.cookie])).toEqual([['hefu-language'], ''])
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
