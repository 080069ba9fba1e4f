import type { Page } from 'playwright-core'

/** One `performance.measure` of a page, in milliseconds since the navigation. */
export interface PageMeasure {
  readonly start: number
  readonly duration: number
}

/** Waits for a measure of this name and reads it. */
export async function measureOf(page: Page, name: string): Promise<PageMeasure> {
  await page.waitForFunction((wanted) => performance.getEntriesByName(wanted, 'measure').length > 0, name)
  const [first] = await measuresOf(page, name)
  if (!first) throw new Error(`the page has no measure ${name}`)
  return first
}

/** All measures of this name so far. */
export function measuresOf(page: Page, name: string): Promise<PageMeasure[]> {
  return page.evaluate(
    (wanted) =>
      performance.getEntriesByName(wanted, 'measure').map(({ startTime: start, duration }) => ({ start, duration })),
    name,
  )
}

/** Paths of the scripts that page and workers have loaded since the navigation. */
export function scriptsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    return [...new Set(paths.filter((path) => path.endsWith('.js')))]
  })
}
