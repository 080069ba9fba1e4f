import { decodeTaskCode } from '@hefu/standard'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { watchNetwork } from './browser/network-log.ts'
import { everythingStored } from './browser/storage.ts'
import { withoutCamera } from './browser/without-camera.ts'
import { grantTo } from './city/organisation-city.ts'
import { openScene, type Scene } from './city/scene.ts'
import { type Clerk, goTo, openOrganisationPage, photoOfCode, showAnswer } from './people/clerk.ts'
import { pictureOf, scanAgain, scanPhoto, scanPicture } from './people/scanner.ts'
import { agree, intoWallet } from './people/visitor.ts'
import { firstRun, heading, press, type WalletHolder } from './people/wallet-holder.ts'
import { wordsOf } from './words/words.ts'

let scene: Scene
let holder: WalletHolder
let clerk: Clerk

beforeAll(async () => {
  scene = await openScene()
  holder = await firstRun(scene.homes, scene.demo, { name: '赵敏', prepare: withoutCamera })
  await toScanner()
})

afterAll(async () => {
  await scene?.close()
})

async function toScanner(): Promise<void> {
  await press(holder, 'scan')
  await holder.page.locator('input[type=file]').waitFor({ state: 'attached' })
}

async function withoutBarriers(screen: string, page = holder.page): Promise<void> {
  expect(await barriers(page, screen)).toEqual([])
}

/** Scans a code, and sees that nothing leaves the device. */
async function scanInSilence(code: string, title: string): Promise<void> {
  const network = watchNetwork(holder.page.context(), scene.demo)
  await scanPicture(holder, code)
  await heading(holder, title)
  network.stop()
  expect(network.sent).toEqual([])
}

test("an inspector's code says for whom it is and who sent them, and nobody is told", async () => {
  const { inspectionCode } = scene.demo
  const { organisation, task } = decodeTaskCode(inspectionCode)
  const { page, words } = holder
  await scanInSilence(inspectionCode, 'task_genuine')
  expect(await page.getByTestId('task-organisation').textContent()).toContain(organisation)
  await page.getByText(task.en, { exact: true }).waitFor()
  await page.getByText(words('task_compare')).waitFor()
  await withoutBarriers('an inspection')
  await scanAgain(holder)
})

test('a grant becomes a mandate when its holder wishes it, and two of them a choice: the chosen one signs in', async () => {
  const { page, words } = holder
  const codes = [
    await grantTo(scene.demo, 'noodles-7', '七号面馆'),
    await grantTo(scene.demo, 'hotpot-88', '八八火锅店'),
  ]
  for (const code of codes) {
    await scanInSilence(code, 'grant_title')
    await press(holder, 'grant_redeem')
    await heading(holder, 'grant_done_title')
    await press(holder, 'done')
    await toScanner()
  }
  clerk = await openOrganisationPage(scene.homes, scene.demo)
  await clerk.page.getByTestId('qr').waitFor()
  await withoutBarriers('signing in for an organisation', clerk.page)
  await scanPhoto(holder, await photoOfCode(clerk.page))
  const show = page.getByRole('button', { name: words('consent_show'), exact: true })
  expect(await show.isDisabled()).toBe(true)
  await withoutBarriers('a choice of mandates')
  await page.getByRole('radio', { name: '七号面馆' }).check()
  await show.click()
  await press(holder, 'answer_show')
  await page.getByTestId('qr').waitFor()
  await showAnswer(clerk, await photoOfCode(page))
  await clerk.page.getByRole('heading', { level: 1, name: 'Xiaoman Noodles' }).waitFor()
  expect(await clerk.page.content()).not.toContain('赵敏')
  await withoutBarriers("an organisation's page", clerk.page)
  await press(holder, 'done')
})

test('whoever represents an organisation grants, sees that it was fetched, and ends', async () => {
  const { page, words } = clerk
  await goTo(clerk, 'mandates_title')
  await page.getByRole('link', { name: words('grant_new') }).click()
  await page.getByRole('checkbox', { name: 'Sign for it' }).check()
  await page.getByLabel(words('terms_cap')).fill('CNY 50000')
  await withoutBarriers('granting', page)
  await page.getByRole('button', { name: words('grant_go') }).click()
  const code = await photoOfCode(page)
  await withoutBarriers('handing over', page)
  await toScanner()
  await scanPhoto(holder, code)
  await press(holder, 'grant_redeem')
  await heading(holder, 'grant_done_title')
  await page.getByTestId('fetched').waitFor()
  await page.getByRole('link', { name: words('hand_over_done') }).click()
  const granted = page.locator('[data-standing=fetched]').filter({ hasText: 'CNY 50000' })
  await withoutBarriers('mandates', page)
  await granted.getByRole('button', { name: words('mandate_end') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('end_go') })
    .click()
  await page.locator('[data-standing=ended]').filter({ hasText: 'CNY 50000' }).waitFor()

  // The holder deletes what is of no use any more; the code does not give it back.
  await press(holder, 'cards')
  const card = holder.page.getByTestId('card-mandate').filter({ hasText: 'CNY 50000' })
  await withoutBarriers('cards with mandates')
  const remove = card.getByRole('button', { name: holder.words('mandate_delete') })
  await remove.click()
  await remove.click()
  await card.waitFor({ state: 'detached' })
  expect(await holder.page.getByTestId('card-mandate').count()).toBe(2)
  await press(holder, 'back')
  await toScanner()
  await scanPhoto(holder, code)
  await press(holder, 'grant_redeem')
  await holder.page.locator('[data-problem]').waitFor()
})

test('an inspection whose code was shown is rated once, and the page keeps nothing but the code', async () => {
  const { page, words } = clerk
  await goTo(clerk, 'inspections_title')
  await page.getByRole('link', { name: words('inspection_read') }).click()
  await page.locator('input[type=file]').setInputFiles(pictureOf(scene.demo.inspectionCode))
  await page.getByText('Article 30 of the Demo City Food Safety Ordinance').waitFor()
  await page.getByRole('button', { name: words('rate') }).click()
  await page.getByRole('radio', { name: '4' }).check({ force: true })
  await page.getByLabel(words('rate_comment')).fill('Quick and polite.')
  await withoutBarriers('rating an inspection', page)
  await page.getByRole('button', { name: words('rate_go') }).click()
  await page.getByText(words('rated_of', { rating: '4', most: '5' })).waitFor()
  expect(await page.getByRole('button', { name: words('rate'), exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: words('sign_out') }).click()
  await page.getByTestId('qr').waitFor()
  const kept = await everythingStored(page)
  expect(kept.holds('HT1:')).toBe(true)
  for (const value of ['represent', '七号面馆', 'Quick and polite.', 'CNY 50000']) {
    expect(kept.holds(value), value).toBe(false)
  }
})

test('on the phone that has the wallet the answer is sent, and signs in the page that asked', async () => {
  const { page } = holder
  const words = wordsOf('organisation', 'en')
  await page.goto(scene.demo.organisationUrl)
  await intoWallet(holder, 'request')
  await page.getByRole('radio', { name: '七号面馆' }).check()
  await agree(holder)
  await press(holder, 'answer_send')
  await page.getByTestId('answer-next').click()
  await page.getByRole('button', { name: words('sign_out') }).waitFor()
  expect(page.url()).toMatch(new RegExp(`^${scene.demo.organisationUrl}/`))
  await withoutBarriers("an organisation's page on a phone")
})
