import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunningDemo } from '@hefu/demo'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { DESK, PHONE } from './browser/devices.ts'
import { launchBrowser } from './browser/launch-browser.ts'
import { everythingStored } from './browser/storage.ts'
import { openTestCity, type TestCity } from './city/test-city.ts'
import { type Officer, seatOfficer } from './people/officer.ts'
import { type Resident, residentOf } from './people/resident.ts'
import { LANGUAGES } from './words/words.ts'

const ENTRY = 'person.entry'
const LETTER = 'This was not me. Please look again.'
const OFFICES = ['data-office.1', 'justice.1', 'ombuds.1'] as const

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

describe.each(LANGUAGES)('officers in %s', (language) => {
  const device = language === 'en' ? DESK : { ...PHONE, colorScheme: 'dark' as const }
  const found: string[] = []
  let data: Officer
  let justice: Officer
  let ombuds: Officer
  let holder: Resident
  let neighbour: Resident

  beforeAll(async () => {
    const keyFolder = join(city.folder, 'city', 'officers')
    const seats = OFFICES.map((id) => seatOfficer(browser, demo, { id, keyFolder }, { language, device }))
    const seated = await Promise.all(seats)
    ;[data, justice, ombuds] = seated as [Officer, Officer, Officer]
    holder = await residentOf(demo, language === 'en' ? 'resident-001' : 'resident-003')
    neighbour = await residentOf(demo, language === 'en' ? 'resident-002' : 'resident-004')
  })

  afterAll(() => Promise.all([data, justice, ombuds].map((officer) => officer?.leave())))

  test('end one card when both mean the same person, and nothing when they do not', async () => {
    const { page, words } = data
    await data.open('#/early-end')
    await page.getByRole('button', { name: words('end_sign') }).click()
    await page.getByText(words('end_person_missing')).waitFor()
    found.push(...(await barriers(page, 'early end, unfilled')))
    await page.locator(`input[value="${ENTRY}"]`).check()
    await page.locator('input[value="identity-misused"]').check()
    await page.getByLabel(words('end_person')).fill(holder.subject)
    await page.getByRole('button', { name: words('end_sign') }).click()
    await page.getByText(words('end_proposed_title')).waitFor()
    expect(await page.content()).not.toContain(holder.subject)
    expect((await everythingStored(page)).holds(holder.subject)).toBe(false)

    await justice.open('#/')
    await justice.page.reload()
    await justice.page.locator('a[href^="#/early-end/"]').click()
    const person = justice.page.getByLabel(words('end_person'))
    await person.fill(neighbour.subject)
    await justice.page.getByRole('button', { name: words('end_approve') }).click()
    await justice.page.locator('[data-problem="other-person"]').waitFor()
    found.push(...(await barriers(justice.page, 'other person')))
    expect((await holder.holdings()).earlyEnds).toEqual([])
    await person.fill(holder.subject)
    await justice.page.getByRole('button', { name: words('end_approve') }).click()
    await justice.page.getByText(words('end_done_title')).waitFor()

    const { earlyEnds, accesses } = await holder.holdings()
    expect(earlyEnds).toMatchObject([{ type: ENTRY, reason: 'identity-misused' }])
    expect(accesses.map(({ officer, why }) => [officer, why])).toEqual([
      ['justice.1', 'early-end-approved'],
      ['data-office.1', 'early-end-proposed'],
    ])
    expect((await neighbour.holdings()).accesses).toEqual([])
  })

  test('are told that the person will see it before they open an appeal; who decided the end does not judge it', async () => {
    const id = await holder.writes('appeal', ENTRY, LETTER)
    const { page, words } = data
    await data.open('#/cases')
    found.push(...(await barriers(page, 'cases')))
    await page.locator(`a[href="#/cases/${id}"]`).click()
    await page.getByText(words('case_warning_title')).waitFor()
    expect(await page.content()).not.toContain(LETTER)
    expect((await holder.holdings()).accesses.filter(({ why }) => why === 'appeal-opened')).toEqual([])
    await page.getByRole('button', { name: words('case_open') }).click()
    await page.getByText(LETTER).waitFor()
    await page.getByText(words('case_own_title')).waitFor()
    expect(await page.locator('textarea').count()).toBe(0)
    expect((await holder.holdings()).accesses[0]).toMatchObject({ officer: 'data-office.1', why: 'appeal-opened' })
  })

  test('take an end back by two, and the appeal is granted with what the person is told', async () => {
    const { page, words } = ombuds
    await ombuds.open('#/cases')
    await page.locator('tbody a').first().click()
    await page.getByRole('button', { name: words('case_open') }).click()
    await page.locator('input[value="lift"]').check()
    await page.getByLabel(words('case_answer_text')).fill('You were right.')
    found.push(...(await barriers(page, 'answer')))
    await page.getByRole('button', { name: words('case_lift_send') }).click()
    await page.getByText(words('case_lift_sent_title')).waitFor()
    expect((await holder.holdings()).cases[0]).toMatchObject({ status: 'open', outcome: null })

    await justice.open('#/early-end')
    await justice.page.locator('tbody a').first().click()
    await justice.page.getByRole('button', { name: words('end_approve') }).click()
    await justice.page.getByText(words('end_lift_done_title')).waitFor()
    const { earlyEnds, cases } = await holder.holdings()
    expect(earlyEnds).toEqual([])
    expect(cases[0]).toMatchObject({ status: 'answered', outcome: 'granted', answer: 'You were right.' })
  })

  test('answer a request with the keyboard alone', async () => {
    const id = await neighbour.writes('data-request', ENTRY, 'What do you keep about me?')
    const { page, words } = ombuds
    await ombuds.open('#/cases')
    await page.locator(`a[href="#/cases/${id}"]`).waitFor()
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-filter'))).toBe(true)
    await reach(ombuds, `a[href="#/cases/${id}"]`)
    await page.keyboard.press('Enter')
    await page.getByText(words('case_warning_title')).waitFor()
    await reach(ombuds, 'main .button')
    await page.keyboard.press('Enter')
    await page.locator('textarea').waitFor()
    await reach(ombuds, 'textarea')
    await page.keyboard.type('One record, and nothing else.')
    await reach(ombuds, 'main button[type="submit"]')
    await page.keyboard.press('Enter')
    await page.getByText(words('case_sent_title')).waitFor()
    expect((await neighbour.holdings()).cases[0]).toMatchObject({
      outcome: 'answered',
      answer: 'One record, and nothing else.',
    })
  })

  test('propose the early end of a key once they have read what it does to everybody', async () => {
    const { page, words } = data
    await data.open('#/keys')
    found.push(...(await barriers(page, 'keys')))
    await page.locator('a[href$="/end"]').first().click()
    await page.locator('input[value="void"]').check()
    await page.getByText(words('keys_effect_refused')).waitFor()
    await page.getByRole('button', { name: words('keys_end_sign') }).click()
    await page.getByText(words('keys_end_unsure')).waitFor()
    found.push(...(await barriers(page, 'end of a key')))
    expect(await waitingKinds()).toEqual([])
    await page.getByRole('switch').check()
    await page.getByRole('button', { name: words('keys_end_sign') }).click()
    await page.getByText(words('keys_proposed_title')).waitFor()
    expect(await waitingKinds()).toEqual(['issuer-key-end'])
    await page.getByRole('link', { name: words('case_lift_link') }).click()
    await withdraw(data)
  })

  test('see how the system is, and what officers did, without a word about anybody', async () => {
    const { page, words } = data
    await data.open('#/health')
    await page.getByRole('heading', { name: words('health_series') }).waitFor()
    found.push(...(await barriers(page, 'health')))
    await page.locator('main a[href="#/log"]').first().click()
    await page.locator('tbody a').first().click()
    await page.getByText(words('in_effect_from'), { exact: true }).waitFor()
    await data.open('#/audit')
    await page.getByText(words('deed_end_other')).first().waitFor()
    found.push(...(await barriers(page, 'audit')))
    for (const { subject } of [holder, neighbour]) expect(await page.content()).not.toContain(subject)
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: words('table_export') }).click()
    const table = await readFile(await (await saving).path(), 'utf8')
    expect(table).toContain(words('deed_lift_approved'))
    expect(found).toEqual([])
  })
})

/** Goes on with Tab until something has the focus. */
async function reach({ page }: Officer, selector: string): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

/** Takes one's own proposal back, on its page. */
async function withdraw({ page, words }: Officer): Promise<void> {
  await page.getByRole('button', { name: words('decide_take_back'), exact: true }).click()
  await page.getByLabel(words('decide_reason')).fill('A drill.')
  await page.getByRole('button', { name: words('decide_take_back_go') }).click()
  await expect.poll(waitingKinds).toEqual([])
}

/** What waits at the desk. */
async function waitingKinds(): Promise<readonly string[]> {
  const response = await fetch(`${demo.cityUrl}/register/proposals`)
  const { proposals } = (await response.json()) as {
    proposals: readonly { kind: string; standing: { status: string } }[]
  }
  return proposals.filter(({ standing }) => standing.status === 'waiting').map(({ kind }) => kind)
}
