import type { Page } from 'playwright-core'

/** From the next page on, the device has no camera. */
export async function withoutCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no camera', 'NotFoundError'))
  })
}
