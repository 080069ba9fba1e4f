import { METRO } from '@hefu/demo'
import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everythingStored } from './browser/storage.ts'
import { openScene, type Scene } from './city/scene.ts'
import {
  addIdentityCard,
  firstRun,
  heading,
  PIN,
  press,
  showCodeFor,
  unlockWithPin,
  type WalletHolder,
} from './people/wallet-holder.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})

afterAll(() => scene?.close())

describe.each(['passkey', 'pin'] as const)('a wallet that is locked with a %s', (lock) => {
  const secrets: string[] = []
  let holder: WalletHolder

  beforeAll(async () => {
    const prepare = async (page: Page): Promise<void> => void page.on('response', keepTokens)
    holder = await firstRun(scene.homes, scene.demo, { name: '赵敏', lock, prepare })
    await addIdentityCard(holder)
    await showCodeFor(holder, METRO)
    const resident = scene.demo.residents.find(({ name }) => name === '赵敏')
    if (!resident) throw new Error('there is no such resident')
    secrets.push(resident.name, resident.nameLatin, resident.birthDate, resident.idNumber, resident.id, PIN)
  })

  /** What the city and the identity provider handed out is known here, to look for it on the device. */
  async function keepTokens(response: Response): Promise<void> {
    if (!response.url().endsWith('/token')) return
    const { access_token, refresh_token } = (await response.json()) as Record<string, string>
    secrets.push(access_token ?? '', refresh_token ?? '')
  }

  test('keeps nothing readable on the device', async () => {
    const stored = await everythingStored(holder.page)
    expect(secrets.filter((secret) => secret.length > 5).length).toBeGreaterThanOrEqual(6)
    for (const secret of secrets) expect(stored.holds(secret), secret).toBe(false)
    // The same search finds what is nobody's secret: which city it is.
    expect(stored.holds(scene.demo.log.key)).toBe(true)
  })

  test('shows no pass, and nothing of its holder, until it is unlocked', async () => {
    const { page } = holder
    await press(holder, 'cards')
    await press(holder, 'lock_now')
    await heading(holder, 'locked_title')
    expect(await page.getByTestId('qr').count()).toBe(0)
    const content = await page.content()
    for (const secret of secrets) expect(content.includes(secret), secret).toBe(false)
    // Nor does the way back lead in.
    await page.goBack().catch(() => {})
    await page.goto('/')
    await heading(holder, 'locked_title')
    expect(await page.getByTestId('qr').count()).toBe(0)
  })

  test('opens to the last pass at once', async () => {
    const { page, words } = holder
    if (lock === 'pin') {
      await unlockWithPin(holder, '999999')
      await page.getByText(words('pin_wrong')).waitFor()
      await unlockWithPin(holder)
    } else {
      await press(holder, 'unlock_passkey')
    }
    await page.getByTestId('qr').waitFor()
    const measured = await page.waitForFunction(() => performance.getEntriesByName('hefu-unlock-to-pass')[0]?.duration)
    expect(await measured.jsonValue()).toBeGreaterThan(0)
  })

  test('locks itself when nobody has touched it for a while', async () => {
    const { page } = holder
    const now = Date.now()
    await page.clock.install({ time: now })
    await page.clock.runFor(6 * 60_000)
    await heading(holder, 'locked_title')
    await page.clock.setSystemTime(now)
  })

  test('is gone without a trace when its holder deletes everything', async () => {
    const { page, words } = holder
    await page.goto('/')
    await heading(holder, 'locked_title')
    await press(holder, 'forgot')
    await page.getByLabel(words('delete_type', { word: words('delete_word') })).fill(words('delete_word'))
    await press(holder, 'delete_do')
    await heading(holder, 'welcome_code_title')
    // Of what is there again, the register is public; the cookies are the identity provider's, which is at the same host here.
    const { names } = await everythingStored(page)
    const expected = /^(register|bundle-plan|hefu-language|hefu_demo_.*)$/
    expect(names.filter((name) => !expected.test(name))).toEqual([])
  })
})
