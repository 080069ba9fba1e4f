import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HOTEL, POOL, type RunningDemo } from '@hefu/demo'
import { approvalMessage, decodeProposal } from '@hefu/standard'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { DESK, PHONE } from './browser/devices.ts'
import { launchBrowser } from './browser/launch-browser.ts'
import { everythingStored } from './browser/storage.ts'
import { nameOf } from './city/names.ts'
import { openTestCity, type TestCity } from './city/test-city.ts'
import { type Officer, seatOfficer } from './people/officer.ts'
import { LANGUAGES, wordsOf } from './words/words.ts'

/** Of the identity credential: its third entry. */
const BIRTH_DATE = 2
const PROPOSAL = /#\/proposals\/[\w-]{43}$/

let city: TestCity
let keyFolder: string
let demo: RunningDemo
let browser: Browser

beforeAll(async () => {
  city = await openTestCity()
  keyFolder = join(city.folder, 'city', 'officers')
  demo = city.demo
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

describe.each(LANGUAGES)('officers in %s', (language) => {
  const device = language === 'en' ? DESK : { ...PHONE, colorScheme: 'dark' as const }
  // Each language changes a service of its own.
  const [service, change] = language === 'en' ? [HOTEL, 'birth date'] : [POOL, 'retention']
  let first: Officer
  let second: Officer

  beforeAll(async () => {
    const [one, other] = ['data-office.1', 'justice.1'].map((id) =>
      seatOfficer(browser, demo, { id, keyFolder }, { language, device }),
    )
    ;[first, second] = (await Promise.all([one, other])) as [Officer, Officer]
  })

  afterAll(() => Promise.all([first?.leave(), second?.leave()]))

  test('propose a change beside what residents will see; who proposed it cannot approve it, another officer can', async () => {
    const { page, words } = first
    const found: string[] = []
    await first.open(`#/propose/service?of=${service}`)
    const view = page.getByRole('region', { name: words('residents_title') })
    if (change === 'birth date') {
      await page.locator('.check-line select').nth(BIRTH_DATE).selectOption('required')
      await view.getByText('Date of birth').waitFor()
    } else {
      await page.getByLabel(words('form_retention')).fill('30')
      await view.getByText('30 天').waitFor()
    }
    found.push(...(await barriers(page, 'form')))
    await page.getByRole('button', { name: words('propose_go') }).click()
    await page.getByText(words('decide_own')).waitFor()
    expect(page.url()).toMatch(PROPOSAL)
    found.push(...(await barriers(page, 'own proposal')))
    expect(await page.getByRole('button', { name: words('decide_approve'), exact: true }).count()).toBe(0)
    expect(await approveOwn(page.url().split('/').at(-1) ?? '')).toBe('self-approval')

    await second.open('#/')
    await second.page.locator('a.row').first().click()
    await second.page.getByRole('heading', { name: words('decide_title') }).waitFor()
    found.push(...(await barriers(second.page, 'proposal')))
    await second.page.getByRole('button', { name: words('decide_approve'), exact: true }).click()
    await second.page.locator('[data-outcome="decided"]').waitFor()
    await second.page.locator('[data-outcome="decided"] a').click()
    await second.page.getByText(words('in_effect_from'), { exact: true }).waitFor()
    found.push(...(await barriers(second.page, 'act')))

    const reader = await second.page.context().newPage()
    await reader.goto(`${demo.registerUrl}/#/services/${service}`)
    await reader.getByRole('heading', { name: nameOf(demo, service, language), level: 1 }).waitFor()
    await reader.locator('.notice-title').first().waitFor()
    expect(await reader.locator('.history > li').count()).toBe(2)
    await reader.close()
    expect(found).toEqual([])
  })

  test('take back what they proposed, and decline what another did, each with a reason that all can read', async () => {
    const { page, words } = first
    const reason = language === 'en' ? 'Seven days are enough.' : '七天足够了。'
    for (const decider of [first, second]) {
      const own = decider === first
      await first.open('#/propose/notice-period')
      await page.getByLabel(words('notice_days')).fill(own ? '20' : '21')
      await page.getByRole('button', { name: words('propose_go') }).click()
      await page.waitForURL(PROPOSAL)
      await decider.page.goto(page.url())
      const began = own ? 'decide_take_back' : 'decide_decline'
      await decider.page.getByRole('button', { name: words(began), exact: true }).click()
      await decider.page.getByRole('button', { name: words(`${began}_go`) }).click()
      await decider.page.getByText(words('decide_reason_missing')).waitFor()
      await decider.page.getByLabel(words('decide_reason'), { exact: true }).fill(reason)
      await decider.page.getByRole('button', { name: words(`${began}_go`) }).click()
      await decider.page.getByText(words('proposal_declined', { reason })).waitFor()
    }
  })

  test('save a copy of their key that signs in elsewhere, and are out when they sign out', async () => {
    const { page, words } = second
    await second.open('#/settings')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: words('backup_go') }).click()
    const saved = join(city.folder, `copy-${language}.json`)
    await (await saving).saveAs(saved)
    const copy = JSON.parse(await readFile(saved, 'utf8'))
    expect(copy).toEqual(JSON.parse(await readFile(join(keyFolder, 'justice.1.json'), 'utf8')))
    expect((await everythingStored(page)).holds(copy.seed)).toBe(false)
    await page.getByRole('button', { name: words('sign_out'), exact: true }).click()
    await page.getByRole('button', { name: words('sign_in_go') }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: words('sign_in_go') }).waitFor()
  })

  test('find nothing in the way on any screen', async () => {
    const { page } = first
    const found: string[] = []
    const screens = ['', 'propose', 'propose/service', 'propose/issuer', 'propose/sunset', 'propose/destruction']
    const more = ['propose/officer', 'propose/officer-end', 'services', `services/${service}`, 'officers', 'log/0']
    for (const screen of [...screens, ...more, 'settings', 'nowhere']) {
      await first.open(`#/${screen}`)
      found.push(...(await barriers(page, screen)))
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
    expect(found).toEqual([])
  })
})

/** What the city says to the first officer who approves their own proposal, past every screen. */
async function approveOwn(digest: string): Promise<string> {
  const desk = `${demo.cityUrl}/register/proposals`
  const { origin, proposals } = await (await fetch(desk)).json()
  const listed = proposals.find((one: { readonly digest: string }) => one.digest === digest)
  const proposal = decodeProposal(new Uint8Array(Buffer.from(listed.proposal, 'base64url')))
  const [{ id: approver, privateKey }] = demo.officers
  const decidedAt = proposal.proposedAt
  const message = new Uint8Array(approvalMessage(origin, { ...proposal, approver, decidedAt }))
  const signed = await crypto.subtle.sign('Ed25519', privateKey, message)
  const body = JSON.stringify({ approver, decidedAt, signature: Buffer.from(signed).toString('base64url') })
  const answer = await fetch(`${desk}/${digest}/approval`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  })
  return (await answer.json()).code
}

describe('who is no officer', () => {
  async function visitor(authenticator: 'with-prf' | 'without-prf'): Promise<Page> {
    const page = await (await browser.newContext({ ...DESK, locale: 'en', baseURL: demo.consoleUrl })).newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
        hasPrf: authenticator === 'with-prf',
      },
    })
    await page.goto('/')
    return page
  }
  const words = wordsOf('console', 'en')

  test('keeps no key under a passkey that cannot seal it', async () => {
    const page = await visitor('without-prf')
    await page.locator('input[type=file]').setInputFiles(join(keyFolder, 'ombuds.1.json'))
    await page.locator('[data-problem="passkey-unavailable"]').waitFor()
    expect(await barriers(page, 'no PRF')).toEqual([])
    expect((await everythingStored(page)).names.filter((name) => name.includes('officer-key'))).toEqual([])
    await page.context().close()
  })

  test("is not let in with one officer's key and another's account", async () => {
    const page = await visitor('with-prf')
    await page.locator('input[type=file]').setInputFiles(join(keyFolder, 'ombuds.1.json'))
    await page.getByRole('button', { name: words('sign_in_go') }).click()
    await page.locator('button[value="justice.1"]').click()
    await page.getByRole('button', { name: words('confirm_go') }).click()
    await page.locator('[data-problem="other-officer"]').waitFor()
    expect(await page.locator('nav').count()).toBe(0)
    expect(await barriers(page, 'another account')).toEqual([])
    await page.context().close()
  })

  test('waits with a new key until the register has it, and hands over nothing secret', async () => {
    const page = await visitor('with-prf')
    await page.getByRole('button', { name: words('set_up_make_begin') }).click()
    await page.getByLabel(words('officer_id')).fill('health.1')
    await page.getByRole('textbox', { name: '简体中文' }).fill('卫生健康委员会')
    await page.getByRole('textbox', { name: 'English' }).fill('Health Commission')
    expect(await barriers(page, 'new key')).toEqual([])
    await page.getByRole('button', { name: words('set_up_make_go') }).click()
    await page.locator('[data-problem="key-not-yet"]').waitFor()
    expect(await barriers(page, 'not in the register')).toEqual([])
    const handed = JSON.parse((await page.locator('pre').textContent()) ?? '')
    expect(Object.keys(handed).sort()).toEqual(['id', 'office', 'publicKey'])
    await page.context().close()
  })
})
