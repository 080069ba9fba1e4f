import type { Page } from 'playwright-core'

/** How a wallet is locked. */
export type Lock = 'passkey' | 'pin'

const PIN = '271828'
const RESIDENT = 'resident-001'

/**
 * The first run of a resident: three screens, sign-in, lock, card, and a service whose code is then on the screen. Afterwards
 * the service worker has everything.
 */
export async function firstRun(page: Page, walletUrl: string, lock: Lock): Promise<void> {
  await page.goto(walletUrl)
  for (const label of ['Continue', 'Continue', 'Begin', 'Sign in']) await press(page, label)
  await page.locator(`button[name="resident"][value="${RESIDENT}"]`).first().click()
  await choose(page, lock === 'passkey' ? 'Passkey' : 'PIN')
  if (lock === 'pin') {
    for (const field of await pinFields(page, 2)) await field.fill(PIN)
    await press(page, 'Continue')
  }
  await press(page, 'Show my code')
  await choose(page, 'Metro')
  await passShown(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
}

/** Comes back to a locked wallet and opens it, as fast as a page can be asked to. The code is on the screen when it returns. */
export async function comeBack(page: Page, walletUrl: string, lock: Lock): Promise<void> {
  await page.goto('about:blank')
  await page.goto(walletUrl)
  if (lock === 'pin') {
    for (const field of await pinFields(page, 1)) await field.fill(PIN)
    await press(page, 'Unlock')
  }
  await passShown(page)
}

/** Makes the page's devices answer at once: a passkey with PRF, and a finger that is on the button as it appears. */
export async function quickHands(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.addInitScript(() => {
    const press = (): void => {
      const buttons = [...document.querySelectorAll('button')]
      const unlock = buttons.find(({ textContent, disabled }) => textContent === 'Unlock with passkey' && !disabled)
      if (!unlock) return
      observer.disconnect()
      unlock.click()
    }
    const observer = new MutationObserver(press)
    observer.observe(document, { childList: true, subtree: true })
  })
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click()
}

function choose(page: Page, start: string): Promise<void> {
  return page
    .getByRole('button', { name: new RegExp(`^${start}`) })
    .first()
    .click()
}

async function pinFields(page: Page, count: number) {
  const fields = page.locator('input')
  await fields.nth(count - 1).waitFor()
  return (await fields.all()).slice(0, count)
}

async function passShown(page: Page): Promise<void> {
  await page.locator('.pass-code svg').first().waitFor()
}
