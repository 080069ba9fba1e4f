import type { Page } from 'playwright-core'

/** One `performance.measure` of a page, in milliseconds since the navigation. */
export interface PageMeasure {
  readonly start: number
  readonly duration: number
}

/** Waits for a measure of this name and reads the first. */
export async function measureOf(page: Page, name: string): Promise<PageMeasure> {
  const found = await page.waitForFunction((wanted) => {
    const [entry] = performance.getEntriesByName(wanted, 'measure')
    return entry && { start: entry.startTime, duration: entry.duration }
  }, name)
  return (await found.jsonValue()) as PageMeasure
}

/** Paths of the scripts that page and workers have loaded since the navigation. */
export function scriptsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const paths = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    return [...new Set(paths.filter((path) => path.endsWith('.js')))]
  })
}
