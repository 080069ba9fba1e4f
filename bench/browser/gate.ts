import type { Browser, Page } from 'playwright-core'
import { measuresOf } from './measures.ts'

const MEASURE = 'hefu-frame-to-verdict'
const POLL_MS = 200

/** Opens a gate page, chooses its first service and waits until the camera is on. */
export async function openDoor(browser: Browser, url: string, service: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1280, height: 800 },
    permissions: ['camera'],
  })
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: new RegExp(`^${service}`) }).click()
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0)
  return page
}

/**
 * Waits for so many verdicts and says how long each took, in milliseconds.
 *
 * @throws Error when fewer come in time
 */
export async function verdictTimes(page: Page, count: number, milliseconds: number): Promise<readonly number[]> {
  const until = performance.now() + milliseconds
  for (;;) {
    const measures = await measuresOf(page, MEASURE)
    if (measures.length >= count) return measures.slice(0, count).map(({ duration }) => duration)
    if (performance.now() > until) throw new Error(`only ${measures.length} of ${count} passes were judged in time`)
    await page.waitForTimeout(POLL_MS)
  }
}
