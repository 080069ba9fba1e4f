import { type RunningDemo, readQr } from '@hefu/demo'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { DESK } from './browser/devices.ts'
import { launchBrowser } from './browser/launch-browser.ts'
import { withoutCamera } from './browser/without-camera.ts'
import { foundServicesCity, type TestCity } from './city/test-city.ts'
import { nextVerdict, openGate } from './people/gate-keeper.ts'
import { pictureFile } from './people/scanner.ts'
import { openStaffPage } from './people/service-staff.ts'
import { agree, answerAndGoOn, backToWallet, fetchOffered, showCodeAt, takeOffered, visit } from './people/visitor.ts'
import { addIdentityCard, firstRun, heading, press, type WalletHolder } from './people/wallet-holder.ts'

const RESIDENT = '赵敏'
/** For so long a car has been inside when everything else begins: longer than the free minutes. */
const PARKED_SECONDS = 40 * 60
/** On plastic. */
const CONCESSION = { number: 'YH-0000-0001', pin: '4711' } as const
/** The label of a copy. */
const ITEM = 'bk-00001a'
const PASSCODE = '8264'

let city: TestCity
let operators: NonNullable<RunningDemo['operators']>
let browser: Browser
let holder: WalletHolder
/** Where staff sit, and a doctor. */
let desk: BrowserContext
/** Of the ticket that a car was given on its way in. */
let parkedCode: string

beforeAll(async () => {
  let ago = PARKED_SECONDS
  city = await foundServicesCity(() => Math.floor(Date.now() / 1000) - ago)
  if (!city.demo.operators) throw new Error('the services do not run')
  operators = city.demo.operators
  const shown = operators.parking.barrier('harbour-in').press()
  if (!('ticket' in shown)) throw new Error('the entry gives no ticket')
  parkedCode = shown.ticket.code
  ago = 0
  browser = await launchBrowser()
  desk = await browser.newContext({ ...DESK, locale: 'en' })
  holder = await newPhone()
})

afterAll(async () => {
  await browser?.close()
  await city?.close()
})

/** A phone of the resident's, with a new wallet and both of the city's cards. */
async function newPhone(): Promise<WalletHolder> {
  const fresh = await firstRun(browser, city.demo, { name: RESIDENT, prepare: withoutCamera })
  await addIdentityCard(fresh)
  await heading(fresh, 'choose_title')
  return fresh
}

async function choose(button: string | RegExp): Promise<void> {
  await holder.page.getByRole('button', { name: button, exact: true }).first().click()
}

async function follow(link: string): Promise<void> {
  await holder.page.getByRole('link', { name: link, exact: true }).first().click()
}

async function title(words: string): Promise<void> {
  await holder.page.getByRole('heading', { level: 1, name: words, exact: true }).waitFor()
}

async function withoutBarriers(screen: string, page = holder.page): Promise<void> {
  expect(await barriers(page, screen)).toEqual([])
}

async function codeOn(page: Page, at = '[data-testid=qr]'): Promise<string> {
  return readQr(await page.locator(at).screenshot())
}

async function buyTen(): Promise<void> {
  await holder.page.getByLabel('How many').selectOption('10')
  await choose('Pay')
}

test('a payment that is refused sells nothing; ten tickets are paid once and fetched by one link', async () => {
  await visit(holder, 'transit', '/')
  await withoutBarriers('lines')
  await follow('Buy')
  operators.transit.payments.next('refuses')
  await buyTen()
  await title('Not paid')
  await withoutBarriers('a payment that was refused')
  await follow('Buy again')
  await buyTen()
  await title('Paid')
  await withoutBarriers('ten tickets to fetch')
  expect(operators.transit.payments.balance()).toBe(3000)
  await fetchOffered(holder)
  await holder.page.getByTestId('offered').getByText('× 10').waitFor()
})

test('a ticket that was not used is given back, and paid once every gate has told', async () => {
  const { gates, transit } = operators.transit
  await visit(holder, 'transit', '/refund')
  await choose('Begin')
  await answerAndGoOn(holder)
  await title('Refund')
  for (let round = 0; round < 2; round++) for (const gate of gates) await gate.sync()
  await transit.settle()
  await holder.page.getByRole('heading', { name: 'Paid back' }).waitFor()
  await withoutBarriers('a refund')
})

test('a gate that is cut off lets a ticket in, and not twice', async () => {
  const gate = operators.transit.gate('tower-in')
  gate.cutOff()
  await backToWallet(holder)
  await showCodeAt(holder, 'Travel with a ticket')
  // The wallet does not know that the one just given back is void; its holder does.
  await press(holder, 'ticket_over')
  await holder.page.getByText(holder.words('ticket_unused')).waitFor()
  const pass = await codeOn(holder.page)
  expect(gate.present(pass)).toMatchObject({ open: true, step: 'entry' })
  expect(gate.present(pass)).toMatchObject({ open: false, reason: 'already-in' })
  gate.reconnect()
})

test('whoever has parked pays on the phone, after a payment that was refused, and is let out', async () => {
  const { barrier, barriers: all, payments } = operators.parking
  await backToWallet(holder, `#offer=${encodeURIComponent(parkedCode)}`)
  await takeOffered(holder)
  expect(await barrier('harbour-in').lookTaken()).toMatchObject({ open: true })
  await visit(holder, 'parking', '/')
  await withoutBarriers('free places')
  await follow('Pay')
  await choose('Begin')
  await answerAndGoOn(holder)
  await title('Your stay')
  payments.next('refuses')
  await choose(/^Pay/)
  await holder.page.getByRole('heading', { name: 'The payment was refused' }).waitFor()
  await choose(/^Pay/)
  await holder.page.getByRole('heading', { name: /^Paid\. Leave by/ }).waitFor()
  await withoutBarriers('a stay that is paid')
  for (const one of all) await one.sync()
  await backToWallet(holder)
  await showCodeAt(holder, 'Pay for parking and leave')
  expect(barrier('harbour-out').present(await codeOn(holder.page))).toEqual({ open: true, by: 'paid' })
})

test('who joins the library without a name has an account there', async () => {
  await visit(holder, 'library', '/join')
  await choose('Show my credential')
  await answerAndGoOn(holder)
  await title('Your card is ready')
  await withoutBarriers('a library card to fetch')
  await fetchOffered(holder)
  await visit(holder, 'library', '/account')
  await choose('Show my card')
  await answerAndGoOn(holder)
  await holder.page.getByText('You have no books.').waitFor()
})

test('a candidate fetches a result on the phone, and an employer learns the band alone', async () => {
  const { page } = holder
  const place = city.demo.residents.findIndex(({ name }) => name === RESIDENT)
  await visit(holder, 'exams', '/')
  await withoutBarriers('examinations')
  await follow('Get my result')
  await page.getByLabel('Candidate number').fill(String(20_260_001 + place))
  await choose('Go on')
  await title('Answer with your wallet')
  await answerAndGoOn(holder)
  await title('Your result is here')
  await withoutBarriers('a result to fetch')
  await fetchOffered(holder)

  const employer = await openGate(browser, city.demo, { prepare: withoutCamera })
  await employer.page.getByRole('button', { name: 'Applications' }).click()
  await backToWallet(holder, `#request=${encodeURIComponent(await codeOn(employer.page))}`)
  await agree(holder)
  const answer = pictureFile(await page.getByTestId('qr').screenshot())
  await employer.page.locator('input[type=file]').first().setInputFiles(answer)
  expect(await nextVerdict(employer)).toEqual({ verdict: 'admitted', reason: null })
  expect(await employer.page.locator('.verdict-facts dd').count()).toBe(1)
  await employer.page.context().close()
})

test('a result of the clinic goes into the wallet as a card', async () => {
  await visit(holder, 'clinic', '/')
  await withoutBarriers('the clinic')
  await holder.page.locator('main').getByRole('link', { name: 'Your cards' }).click()
  await answerAndGoOn(holder)
  await title('Cards that you can take')
  await withoutBarriers('cards to take')
  await choose(/Laboratory result/)
  await fetchOffered(holder)
})

/** What a scanner at the library's desk types. */
async function scan(page: Page, text: string): Promise<void> {
  await page.getByLabel(/^Scan/).fill(text)
  await page.getByRole('button', { name: 'Enter' }).click()
}

test('a book that is lent at the counter stands on the phone until it is back', async () => {
  const { page } = holder
  const counter = await openStaffPage(desk, city.demo, { service: 'library', post: 'desk', path: '/staff/counter' })
  await backToWallet(holder)
  await showCodeAt(holder, 'Borrowing, and your account')
  await scan(counter, await codeOn(page))
  await counter.getByText('On loan').waitFor()
  await scan(counter, ITEM)
  await counter.getByText(/^Lent until/).waitFor()
  await withoutBarriers('lending', counter)
  await visit(holder, 'library', '/account')
  await page.getByText('1 of ').waitFor()
  await withoutBarriers('an account at the library')
  await counter.getByRole('link', { name: 'Return' }).click()
  await scan(counter, ITEM)
  await counter.locator('.notice').waitFor()
  await withoutBarriers('returns', counter)
  await counter.close()
  await page.reload()
  await page.getByText('You have no books.').waitFor()
})

test('who has lost the phone brings the card in anew on another one, by number and PIN', async () => {
  await bringInConcession()
  await holder.page.context().close()
  holder = await newPhone()
  await bringInConcession()
  await press(holder, 'done')
  await showCodeAt(holder, 'Travel with a concession')
})

async function bringInConcession(): Promise<void> {
  await visit(holder, 'transit', '/concession')
  await holder.page.getByLabel('Number on the card').fill(CONCESSION.number)
  await holder.page.getByLabel('PIN').fill(CONCESSION.pin)
  await choose('Bring it in')
  await title('Your concession is ready')
  await fetchOffered(holder)
}

test('a health record of two clinics is gathered, shared with a doctor under a passcode, and taken back', async () => {
  const { page, words } = holder
  await backToWallet(holder)
  await press(holder, 'cards')
  await press(holder, 'record')
  await press(holder, 'record_fetch')
  await choose('Demo City Clinic')
  await agree(holder)
  await heading(holder, 'record_done_title')
  await press(holder, 'record_show')
  await press(holder, 'record_refresh')
  await choose('Demo City Hospital')
  await agree(holder)
  await heading(holder, 'record_done_title')
  await press(holder, 'record_show')
  // Measured at the hospital alone, and at both.
  await page.getByText('Body weight').first().waitFor()
  await page.getByText('Blood pressure').first().waitFor()
  await withoutBarriers('a record of two clinics')
  await press(holder, 'record_share')
  await page.getByRole('switch', { name: words('record_kind_laboratory') }).click()
  await page.getByLabel(words('record_share_passcode'), { exact: true }).fill(PASSCODE)
  await press(holder, 'record_share_make')
  const link = await codeOn(page, '.record-code')
  const doctor = await openShared(link)
  await doctor.getByText('The patient did not say who they are').waitFor()
  await withoutBarriers('a record before a doctor', doctor)
  expect(await doctor.content()).not.toContain(RESIDENT)
  await doctor.close()
  const takeBack = page.getByRole('button', { name: words('record_share_revoke') })
  await takeBack.click()
  await takeBack.click()
  await heading(holder, 'record')
  const tooLate = await openShared(link)
  await tooLate.getByText('It is no longer there').waitFor()
  await tooLate.close()
})

/** Opens what a patient shares, in another browser. */
async function openShared(link: string): Promise<Page> {
  const page = await desk.newPage()
  await page.goto(link)
  await page.getByLabel('Passcode').fill(PASSCODE)
  await page.getByRole('button', { name: 'Open' }).click()
  return page
}

test.each([
  ['transit', '/staff/gates', 'Gates', '8'],
  ['parking', '/staff', 'Inside', '0'],
  ['library', '/staff', 'Titles', '299'],
  ['exams', '/staff/sessions/2026-mock-1', 'Candidates', '30'],
  ['clinic', '/staff', 'Patients', '40'],
] as const)(
  'who runs %s signs in at the identity provider and sees its figures',
  async (service, path, name, value) => {
    const page = await openStaffPage(desk, city.demo, { service, post: 'manager', path })
    const figure = page.locator('.figures > div').filter({ has: page.getByText(name, { exact: true }) })
    expect(await figure.first().locator('dd').textContent()).toBe(value)
    await withoutBarriers(`figures of ${service}`, page)
    await page.close()
  },
)
