import type { RunningDemo } from '@hefu/demo'
import type { Browser, Page } from 'playwright-core'
import { DESK } from '../browser/devices.ts'
import { withoutCamera } from '../browser/without-camera.ts'
import { type Words, wordsOf } from '../words/words.ts'
import { type PictureFile, pictureFile } from './scanner.ts'

/** Whoever acts for an organisation, with its own page before them. */
export interface Clerk {
  readonly page: Page
  readonly words: Words
}

/** Opens the page of organisations on a desk without a camera. */
export async function openOrganisationPage(browser: Browser, demo: RunningDemo): Promise<Clerk> {
  const context = await browser.newContext({ ...DESK, locale: 'en', baseURL: demo.organisationUrl })
  const page = await context.newPage()
  await withoutCamera(page)
  await page.goto('/')
  return { page, words: wordsOf('organisation', 'en') }
}

/** A photo of the code that a page shows. */
export async function photoOfCode(page: Page): Promise<PictureFile> {
  return pictureFile(await page.getByTestId('qr').screenshot())
}

/** Gives the page the answer that a wallet shows. */
export async function showAnswer({ page, words }: Clerk, photo: PictureFile): Promise<void> {
  await page.getByRole('button', { name: words('sign_in_answer') }).click()
  await page.locator('input[type=file]').setInputFiles(photo)
}

/** Goes to a screen by its name in the navigation. */
export async function goTo({ page, words }: Clerk, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: words(name) })
    .click()
  await page.getByRole('heading', { level: 1, name: words(name) }).waitFor()
}
