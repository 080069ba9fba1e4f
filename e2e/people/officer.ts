import { join } from 'node:path'
import type { RunningDemo } from '@hefu/demo'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DESK } from '../browser/devices.ts'
import { addPasskeyDevice } from '../browser/passkey-device.ts'
import { type Language, type Words, wordsOf } from '../words/words.ts'

/** An officer with the console before them, signed in. */
export interface Officer {
  readonly id: string
  readonly page: Page
  readonly words: Words
  /** Goes to a screen, such as `#/cases`. */
  open(address: string): Promise<void>
  leave(): Promise<void>
}

/** What a console is to be. */
export interface OfficerWishes {
  readonly language?: Language
  readonly device?: BrowserContextOptions
}

/**
 * Sits down an officer of the demo at a console of their own, as on the first day: brings the key in its file, makes a passkey, signs in at the
 * directory and confirms.
 *
 * @param keyFolder where the demo keeps its officers' keys
 */
export async function seatOfficer(
  browser: Browser,
  demo: RunningDemo,
  officer: { readonly id: string; readonly keyFolder: string },
  { language = 'en', device = DESK }: OfficerWishes = {},
): Promise<Officer> {
  const { id, keyFolder } = officer
  const context = await browser.newContext({ ...device, locale: language, baseURL: demo.consoleUrl })
  const page = await context.newPage()
  const words = wordsOf('console', language)
  await addPasskeyDevice(page)
  await page.goto('/')
  await page.locator('input[type=file]').setInputFiles(join(keyFolder, `${id}.json`))
  await page.getByRole('button', { name: words('sign_in_go') }).click()
  await page.locator(`button[value="${id}"]`).click()
  await page.getByRole('button', { name: words('confirm_go') }).click()
  await page.locator(`h1:text-is("${words('waiting_title')}")`).waitFor()
  return {
    id,
    page,
    words,
    async open(address) {
      await page.goto(`/${address}`)
      await page.locator('main h1').waitFor()
    },
    leave: () => context.close(),
  }
}
