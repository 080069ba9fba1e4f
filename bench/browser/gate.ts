import type { Browser, Page } from 'playwright-core'

/** How long an admission took, in milliseconds, and on what the time was spent. */
export interface Admission {
  /** From the frame to the verdict on the screen. */
  readonly whole: number
  /** Finding and reading the code in the frame. */
  readonly reading: number
  /** Judging what it says, the proof above all. */
  readonly checking: number
  /** Until it is written down that the pass was seen. */
  readonly keeping: number
  /** From the answer of the worker to the paint. */
  readonly painting: number
}

const POLL_MS = 200

/** Opens a gate page, chooses a service and waits until the gate looks. */
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
  await page.locator('[data-testid="door"][data-ready="true"]').waitFor()
  return page
}

/**
 * Waits until so many have been admitted.
 *
 * @throws Error when fewer come in time
 */
export async function admissions(page: Page, count: number, milliseconds: number): Promise<readonly Admission[]> {
  const until = performance.now() + milliseconds
  for (;;) {
    const verdicts = await verdictsOf(page)
    const admitted = verdicts.filter(({ verdict }) => verdict === 'admitted')
    if (admitted.length >= count) return admitted.slice(0, count)
    if (performance.now() > until) throw new Error(`of ${count} passes ${admitted.length} were admitted in time`)
    await page.waitForTimeout(POLL_MS)
  }
}

/** The gate's own measures, with what it tells of them. */
function verdictsOf(page: Page): Promise<(Admission & { readonly verdict: string })[]> {
  return page.evaluate(() =>
    performance.getEntriesByName('hefu-frame-to-verdict', 'measure').map((entry) => {
      const { verdict, reading, checking, keeping, answered } = (entry as PerformanceMeasure).detail
      const whole = entry.duration
      return { verdict, whole, reading, checking, keeping, painting: whole - answered }
    }),
  )
}
