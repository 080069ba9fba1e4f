import type { RunningDemo } from '@hefu/demo'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DESK } from '../browser/devices.ts'
import { nameOf } from '../city/names.ts'
import { type Language, type Words, wordsOf } from '../words/words.ts'

/** Whoever minds a door, with the gate before them. */
export interface GateKeeper {
  readonly page: Page
  readonly words: Words
}

/** What a gate said of a pass. */
export interface SeenVerdict {
  readonly verdict: string | null
  readonly reason: string | null
}

/** How a gate is to be. */
export interface KeeperWishes {
  readonly language?: Language
  readonly device?: BrowserContextOptions
  /** Before the gate is opened for the first time. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

/** Opens a gate on a device of its own, as on the first day: no service is chosen yet. */
export async function openGate(
  browser: Browser,
  demo: RunningDemo,
  { language = 'en', device = DESK, prepare }: KeeperWishes = {},
): Promise<GateKeeper> {
  const context = await browser.newContext({ ...device, locale: language, baseURL: demo.gateUrl })
  const page = await context.newPage()
  await prepare?.(page)
  await page.goto('/')
  return { page, words: wordsOf('gate', language) }
}

/** Opens a gate for a service; it is ready when this is done. */
export async function openDoor(
  browser: Browser,
  demo: RunningDemo,
  service: string,
  language: Language = 'en',
): Promise<GateKeeper> {
  const keeper = await openGate(browser, demo, { language })
  await chooseService(keeper, demo, service, language)
  return keeper
}

/** Chooses what the gate checks for, and waits until it looks. */
async function chooseService(
  { page }: GateKeeper,
  demo: RunningDemo,
  service: string,
  language: Language,
): Promise<void> {
  await page.getByRole('button', { name: nameOf(demo, service, language) }).click()
  await watching(page)
}

/** Waits until the gate looks through its camera. */
export async function watching(page: Page): Promise<void> {
  await page.locator('[data-testid="door"][data-ready="true"]').waitFor()
}

/** Waits for a verdict. */
export async function nextVerdict({ page }: GateKeeper): Promise<SeenVerdict> {
  const shown = page.locator('[data-verdict]')
  return shown.evaluate((element) => ({
    verdict: element.getAttribute('data-verdict'),
    reason: element.getAttribute('data-reason'),
  }))
}

/** Waits until the gate is ready for the next person. */
export async function verdictGone({ page }: GateKeeper): Promise<void> {
  await page.locator('[data-verdict]').waitFor({ state: 'detached' })
}
