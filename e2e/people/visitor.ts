import type { RunningDemo } from '@hefu/demo'
import { heading, press, type WalletHolder } from './wallet-holder.ts'

/** A service of the demo city with pages of its own. */
export type ServiceName = keyof NonNullable<RunningDemo['serviceUrls']>

/** The address of a page of a service. @throws Error in a city without services */
export function addressAt({ serviceUrls }: RunningDemo, service: ServiceName, path: string): string {
  if (!serviceUrls) throw new Error('the services do not run')
  return `${serviceUrls[service]}${path}`
}

/** Opens a page of a service on the phone that has the wallet. */
export async function visit({ page, demo }: WalletHolder, service: ServiceName, path: string): Promise<void> {
  await page.goto(addressAt(demo, service, path))
  await page.locator('main h1').waitFor()
}

/** Opens the wallet anew on its phone. @param link what it is opened with, such as `#offer=...` */
export async function backToWallet(holder: WalletHolder, link = ''): Promise<void> {
  const { page, demo } = holder
  // An address that differs after `#` alone is no other page.
  await page.goto('about:blank')
  await page.goto(`${demo.walletUrl}/${link}`)
  await press(holder, 'unlock_passkey')
}

/** Follows the link of a service's page into the wallet on the same phone, and unlocks it. */
export async function intoWallet(holder: WalletHolder, brings: 'offer' | 'request'): Promise<void> {
  const { page, demo } = holder
  await page.locator(`main a[href^="${demo.walletUrl}/#${brings}="]`).first().click()
  await press(holder, 'unlock_passkey')
}

/** Fetches the cards that the page before the wallet offers. */
export async function fetchOffered(holder: WalletHolder): Promise<void> {
  await intoWallet(holder, 'offer')
  await takeOffered(holder)
}

/** Fetches what is offered on the screen of the wallet. */
export async function takeOffered(holder: WalletHolder): Promise<void> {
  await heading(holder, 'offer_title')
  await press(holder, 'offer_fetch')
  await heading(holder, 'offer_done_title')
}

/** Agrees to what the page before the wallet asks, sends the answer, and goes on at the service. */
export async function answerAndGoOn(holder: WalletHolder): Promise<void> {
  await intoWallet(holder, 'request')
  await agree(holder)
  await press(holder, 'answer_send')
  await holder.page.getByTestId('answer-next').click()
}

/** Agrees to what is asked on the screen of the wallet. */
export async function agree({ page, words }: WalletHolder): Promise<void> {
  await page.getByRole('button', { name: words('consent_show'), exact: true }).click()
}

/** From home to the code for a service, by its English name. */
export async function showCodeAt(holder: WalletHolder, service: string): Promise<void> {
  await press(holder, 'services')
  await holder.page.locator('.service-row .row').filter({ hasText: service }).first().click()
  await holder.page.getByTestId('qr').waitFor()
}
