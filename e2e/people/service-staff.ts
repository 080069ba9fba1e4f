import type { RunningDemo } from '@hefu/demo'
import type { BrowserContext, Page } from 'playwright-core'
import { addressAt, type ServiceName } from './visitor.ts'

/** Sits down somebody who works at a service, and signs them in at the identity provider. @param post such as `desk` */
export async function openStaffPage(
  desk: BrowserContext,
  demo: RunningDemo,
  of: { readonly service: ServiceName; readonly post: string; readonly path: string },
): Promise<Page> {
  // Whoever sat here before has left.
  await desk.clearCookies({ name: `${of.service}-staff` })
  const page = await desk.newPage()
  await page.goto(addressAt(demo, of.service, of.path))
  await page.locator(`button[value="${of.service}.${of.post}"]`).click()
  await page.locator('.bar').waitFor()
  return page
}
