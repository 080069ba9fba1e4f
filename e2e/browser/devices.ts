import type { BrowserContextOptions } from 'playwright-core'

/** What a phone of a resident is to a page. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  hasTouch: true,
  isMobile: true,
  timezoneId: 'Asia/Shanghai',
}

/** A tablet at a door, or a desk. */
export const DESK: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  timezoneId: 'Asia/Shanghai',
}
