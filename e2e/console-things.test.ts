import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAppServer } from '@hefu/app-server'
import type { RunningDemo } from '@hefu/demo'
import { type SyntheticThing, syntheticTiles } from '@hefu/testing'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { DESK, PHONE } from './browser/devices.ts'
import { launchBrowser } from './browser/launch-browser.ts'
import { installLifts } from './city/label-city.ts'
import { openTestCity, type TestCity } from './city/test-city.ts'
import { type Officer, seatOfficer } from './people/officer.ts'
import { LANGUAGES } from './words/words.ts'

const LETTER = 'The doors stay shut. Nobody is inside.'
const ANSWER = 'The door drive was changed this morning.'
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

let city: TestCity
let demo: RunningDemo
let browser: Browser
let lifts: readonly SyntheticThing[]

beforeAll(async () => {
  city = await openTestCity()
  demo = city.demo
  lifts = await installLifts(demo)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** Somebody reports a lift, as any Open311 client would. @returns the id of the report */
async function reportLift({ id }: SyntheticThing): Promise<string> {
  const body = new URLSearchParams({ service_code: 'lift-stopped', 'attribute[thing]': id, description: LETTER })
  const answer = await fetch(`${demo.cityUrl}/open311/v2/requests.json`, { method: 'POST', body })
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  const [{ service_request_id: report }] = JSON.parse(text)
  return report
}

/** How far a report has come, as everybody reads it. */
async function publicState(report: string): Promise<unknown> {
  const [found] = await (await fetch(`${demo.cityUrl}/open311/v2/requests/${report}.json`)).json()
  return found.status
}

describe.each(LANGUAGES)('an officer of things in %s', (language) => {
  const device = language === 'en' ? DESK : { ...PHONE, colorScheme: 'dark' as const }
  const found: string[] = []
  const complaints: string[] = []
  const elsewhere: string[] = []
  let officer: Officer
  let lift: SyntheticThing
  let report: string

  beforeAll(async () => {
    const chosen = lifts[language === 'en' ? 0 : 1]
    if (!chosen) throw new Error('there are lifts')
    lift = chosen
    report = await reportLift(lift)
    const keyFolder = join(city.folder, 'city', 'officers')
    officer = await seatOfficer(browser, demo, { id: 'data-office.1', keyFolder }, { language, device })
    const own = [demo.consoleUrl, demo.cityUrl, demo.identityProviderUrl]
    officer.page.on('request', (request) => {
      const url = request.url()
      if (/^https?:/.test(url) && !own.some((one) => url.startsWith(one))) elsewhere.push(url)
    })
    officer.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`)
    })
  })

  afterAll(() => officer?.leave())

  test('sees what waits in a list and on a map that asks nobody else', async () => {
    const { page, words } = officer
    await officer.open('#/reports')
    await page.locator(`a[href="#/reports/${report}"]`).waitFor()
    await page.locator('.map-place canvas').waitFor()
    found.push(...(await barriers(page, 'reports')))
    await page.locator('input[value="figures"]').check()
    await page.getByText(words('reports_by_age')).waitFor()
    found.push(...(await barriers(page, 'figures')))
    expect(elsewhere).toEqual([])
  })

  test('takes a report from new to resolved, with a photo, and everybody sees that it is', async () => {
    const { page, words } = officer
    await officer.open(`#/reports/${report}`)
    await page.getByText(LETTER).waitFor()
    found.push(...(await barriers(page, 'report')))
    const go = async (step: string): Promise<void> => {
      await page.locator(`input[value="${step}"]`).check()
      await page.getByRole('button', { name: words(`step_${step}`), exact: true }).click()
    }
    await go('acknowledge')
    await page.locator('.became').getByText(words('report_acknowledged')).waitFor()
    await go('assign')
    await page.getByText(words('step_team_missing')).waitFor()
    await page.getByLabel(words('step_team'), { exact: true }).fill('Team 2')
    await go('assign')
    await page.locator('.became').getByText(words('report_assigned')).waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: PIXEL })
    await page.getByRole('button', { name: words('photos_before_send') }).click()
    await page.locator('.photo').getByText(words('photo_before')).waitFor()
    await page.locator('input[value="resolve"]').check()
    await page.getByLabel(words('step_note'), { exact: true }).fill(ANSWER)
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: PIXEL })
    await go('resolve')
    await page.getByText(words('step_unsure')).waitFor()
    expect(await publicState(report)).toBe('open')
    await page.getByLabel(words('step_sure')).check()
    await go('resolve')
    await page.getByText(words('report_over_title')).waitFor()
    await page.locator('.became').getByText(ANSWER).waitFor()
    await page.locator('.photo').getByText(words('photo_after')).waitFor()
    expect(await publicState(report)).toBe('closed')
    found.push(...(await barriers(page, 'resolved')))
  })

  test('finds a thing by its words and tells what happened to it', async () => {
    const { page, words } = officer
    await officer.open('#/things')
    await page.getByLabel(words('things_words')).fill(lift.name[language])
    await page.getByRole('button', { name: words('things_search'), exact: true }).click()
    const row = page.locator(`a[href="#/things/${lift.id}"]`)
    await row.waitFor()
    found.push(...(await barriers(page, 'things')))
    await row.click()
    await page.getByLabel(words('event_what')).selectOption('inspected')
    await page.getByLabel(words('event_note')).fill(ANSWER)
    await page.getByRole('button', { name: words('event_tell') }).click()
    await page.locator('.became').getByText(ANSWER).waitFor()
    const kept = await (await fetch(`${demo.cityUrl}/things/${lift.id}.json`)).json()
    expect(kept.events.at(-1)).toMatchObject({ kind: 'inspected', note: ANSWER })
    found.push(...(await barriers(page, 'thing')))
    await officer.open('#/webhooks')
    await page.getByLabel(words('webhook_url'), { exact: true }).waitFor()
    found.push(...(await barriers(page, 'webhooks')))
  })

  test('finds organisations by their words, and reads what one is licensed for', async () => {
    const { page, words } = officer
    await officer.open('#/organisations')
    const first = page.locator('a[href^="#/organisations/"]').first()
    await first.waitFor()
    found.push(...(await barriers(page, 'organisations')))
    await page.getByLabel(words('orgs_words')).fill('%')
    await page.getByRole('button', { name: words('things_search'), exact: true }).click()
    await page.getByText(words('orgs_none_title')).waitFor()
    await page.getByLabel(words('orgs_words')).fill('')
    await page.getByRole('button', { name: words('things_search'), exact: true }).click()
    await first.click()
    await page.getByRole('heading', { name: words('org_licences') }).waitFor()
    found.push(...(await barriers(page, 'organisation')))
  })

  test('proposes the first mandate of an organisation, which another officer has to approve', async () => {
    const { page, words } = officer
    await officer.open('#/organisations')
    await page.locator('a[href^="#/organisations/"]').first().click()
    await page.getByRole('link', { name: words('mandates_propose') }).click()
    await page.getByLabel(words('mandate_name'), { exact: true }).waitFor()
    found.push(...(await barriers(page, 'mandate form')))
    await page.getByRole('button', { name: words('mandates_propose') }).click()
    await page.getByText(words('order_own_title')).waitFor()
    expect(await page.getByRole('button', { name: words('order_approve') }).count()).toBe(0)
    found.push(...(await barriers(page, 'mandate')))
    await page.getByRole('button', { name: words('order_take_back') }).click()
    await page.getByText(words('order_declined_title')).waitFor()
  })

  test('registers an inspection of today, and has its code to show', async () => {
    const { page, words } = officer
    await officer.open('#/inspections/new?organisation=noodles-7')
    const write = async (field: string, text: string): Promise<void> => {
      for (const one of await page
        .getByRole('group', { name: words(field) })
        .locator('input')
        .all())
        await one.fill(text)
    }
    await write('inspection_task', '食品安全')
    await write('inspection_basis', '条例第九条')
    await page.getByLabel(words('inspection_officers'), { exact: true }).fill('Food inspector 3')
    found.push(...(await barriers(page, 'inspection form')))
    await page.getByRole('button', { name: words('inspection_look') }).click()
    await page.getByRole('button', { name: words('inspection_register') }).click()
    await page.locator('[data-testid=qr]').waitFor()
    found.push(...(await barriers(page, 'inspection')))
    await officer.open('#/inspections')
    await page.getByRole('heading', { name: words('authorities_title') }).waitFor()
    await page.locator('a[href^="#/inspections/"]').filter({ hasText: '食品安全' }).first().waitFor()
    found.push(...(await barriers(page, 'inspections')))
  })

  test('sees a map that is drawn from a tile file, read piece by piece', async () => {
    const { page } = officer
    const mapFile = join(city.folder, `${language}.pmtiles`)
    await writeFile(mapFile, await syntheticTiles([119.965, 30.045, 120.375, 30.455]))
    const config = await (await fetch(`${demo.consoleUrl}/config.json`)).json()
    const server = createAppServer({ directory: city.folder, config, mapFile })
    const parts: number[] = []
    await page.route('**/config.json', async (route) => {
      await route.fulfill({ json: await (await server.request('/config.json')).json() })
    })
    await page.route('**/map/city.pmtiles', async (route) => {
      const answer = await server.request('/map/city.pmtiles', { headers: await route.request().allHeaders() })
      parts.push(answer.status)
      const body = Buffer.from(await answer.arrayBuffer())
      await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
    })
    await page.reload()
    await officer.open('#/things')
    await page.locator('.map-place canvas').waitFor()
    // The directory first, and then tiles.
    await expect.poll(() => parts.length).toBeGreaterThan(1)
    expect(new Set(parts)).toEqual(new Set([206]))
    await page.unroute('**/config.json')
    await page.reload()
  })

  test('gives a key for labels another end, and ends none by mistake', async () => {
    const { page, words } = officer
    await officer.open('#/keys')
    await page.locator('a[href^="#/label-keys/"]').first().click()
    await page.getByText(words('label_keys_longer'), { exact: true }).waitFor()
    await page.getByText(words('label_keys_end'), { exact: true }).click()
    found.push(...(await barriers(page, 'label key')))
    const sign = page.getByRole('button', { name: words('propose_go') })
    await sign.last().click()
    await page.getByText(words('keys_end_unsure')).waitFor()
    await page.getByLabel(words('label_keys_end_day')).fill(language === 'en' ? '2028-01-15' : '2028-02-15')
    await sign.first().click()
    await page.waitForURL(/#\/proposals\//)
    await page.locator('main h1').waitFor()
  })

  test('meets no barrier, and the page breaks no rule of its own', () => {
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  })
})
