import type { RunningDemo } from '@hefu/demo'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { PHONE } from '../browser/devices.ts'
import { addPasskeyDevice } from '../browser/passkey-device.ts'
import { nameOf } from '../city/names.ts'
import { type Language, type Words, wordsOf } from '../words/words.ts'

/** A resident with the wallet open before them. */
export interface WalletHolder {
  readonly demo: RunningDemo
  readonly page: Page
  readonly words: Words
  readonly language: Language
}

/** Who a resident is, and how they like their wallet. */
export interface HolderWishes {
  /** As on the identity provider's page. */
  readonly name: string
  readonly language?: Language
  readonly lock?: 'pin' | 'passkey'
  readonly device?: BrowserContextOptions
  /** Before the wallet is opened for the first time. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

/** The PIN of everybody here. */
export const PIN = '480613'

/** Opens the wallet for the first time, on a device of its own. */
export async function openWallet(
  browser: Browser,
  demo: RunningDemo,
  { language = 'en', device = PHONE, prepare }: Partial<HolderWishes> = {},
): Promise<WalletHolder> {
  const context = await browser.newContext({ ...device, locale: language, baseURL: demo.walletUrl })
  const page = await context.newPage()
  await addPasskeyDevice(page)
  await prepare?.(page)
  await page.goto('/')
  return { demo, page, words: wordsOf('wallet', language), language }
}

/** Goes through the whole first run, to the screen that says where to. */
export async function firstRun(browser: Browser, demo: RunningDemo, wishes: HolderWishes): Promise<WalletHolder> {
  const holder = await openWallet(browser, demo, wishes)
  await readWelcome(holder)
  await signIn(holder, wishes.name)
  await lockWith(holder, wishes.lock ?? 'passkey')
  await press(holder, 'show_code')
  await heading(holder, 'choose_title')
  return holder
}

/** The three screens of the first run. */
async function readWelcome(holder: WalletHolder): Promise<void> {
  for (const message of ['welcome_code_title', 'welcome_see_title', 'welcome_safe_title']) {
    await heading(holder, message)
    await press(holder, message === 'welcome_safe_title' ? 'start' : 'continue_')
  }
}

/** To the identity provider, and back as a resident. */
export async function signIn(holder: WalletHolder, name: string): Promise<void> {
  await press(holder, 'sign_in_go')
  await holder.page.locator('#residents').getByRole('button', { name }).click()
}

/** Chooses the lock of a new wallet. */
export async function lockWith(holder: WalletHolder, lock: 'pin' | 'passkey'): Promise<void> {
  await heading(holder, 'protect_title')
  if (lock === 'passkey') return press(holder, 'protect_passkey')
  await press(holder, 'protect_pin')
  await holder.page.getByLabel(holder.words('pin_new')).fill(PIN)
  await holder.page.getByLabel(holder.words('pin_again')).fill(PIN)
  await press(holder, 'continue_')
}

/** Opens a wallet that is locked with a PIN. */
export async function unlockWithPin(holder: WalletHolder, pin: string = PIN): Promise<void> {
  await heading(holder, 'locked_title')
  await holder.page.getByLabel(holder.words('pin_label')).fill(pin)
  await press(holder, 'unlock')
}

/** Chooses a service on the screen that says where to, or among all, and waits for its code. */
export async function showCodeFor({ page, demo, language }: WalletHolder, service: string): Promise<void> {
  await page
    .getByRole('button', { name: nameOf(demo, service, language) })
    .first()
    .click()
  await page.getByTestId('qr').waitFor()
}

/** Receives the identity card with the sign-in that the wallet keeps, and goes home. */
export async function addIdentityCard(holder: WalletHolder): Promise<void> {
  await press(holder, 'cards')
  await holder.page.getByText(holder.words('card_add_identity_text')).click()
  await press(holder, 'show_code')
}

/** Waits for the screen with this title. */
export async function heading(
  { page, words }: WalletHolder,
  message: string,
  values?: Readonly<Record<string, string>>,
): Promise<void> {
  await page.getByRole('heading', { name: words(message, values), exact: true }).waitFor()
}

/** Presses the button whose words begin with these. */
export async function press({ page, words }: WalletHolder, message: string): Promise<void> {
  const begin = new RegExp(`^${words(message).replace(/[?().]/g, '\\$&')}`)
  await page.getByRole('button', { name: begin }).first().click()
}
