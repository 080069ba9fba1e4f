import { METRO, READING_ROOM } from '@hefu/demo'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchNetwork } from './browser/network-log.ts'
import { openScene, type Scene } from './city/scene.ts'
import { addIdentityCard, firstRun, heading, press, showCodeFor, type WalletHolder } from './people/wallet-holder.ts'

let scene: Scene
let holder: WalletHolder

beforeAll(async () => {
  scene = await openScene()
  const prepare = (page: Page): Promise<void> => page.clock.install()
  holder = await firstRun(scene.homes, scene.demo, { name: '王秀英', prepare })
})

afterAll(() => scene?.close())

test('nothing leaves the wallet while it shows a pass, slot after slot', async () => {
  const { page } = holder
  const network = watchNetwork(page.context(), scene.demo)
  await showCodeFor(holder, METRO)
  const codes = new Set<string | null>()
  for (let slot = 0; slot < 6; slot++) {
    codes.add(await page.getByTestId('qr').locator('path').last().getAttribute('d'))
    // All that the page would do in half a minute, timer by timer.
    await page.clock.runFor(30_000)
  }
  expect(codes.size).toBe(6)
  expect(network.sent).toEqual([])

  // The same log does see what leaves at other times.
  await addIdentityCard(holder)
  expect(network.sent.some((line) => line.startsWith(`POST ${new URL(scene.demo.cityUrl).host}`))).toBe(true)
  network.stop()
})

test('nor when a returning holder shows one just as there is something to fetch', async () => {
  const { page, words } = holder
  await page.getByTestId('qr').waitFor()
  // By now the register is to be fetched anew.
  await page.clock.setSystemTime(Date.now() + 2 * 86_400_000)
  await page.reload()
  await heading(holder, 'locked_title')
  await page.waitForLoadState('networkidle')
  const network = watchNetwork(page.context(), scene.demo)
  await press(holder, 'unlock_passkey')
  await page.getByTestId('qr').waitFor()
  await page.clock.runFor(120_000)
  expect(await page.getByTestId('qr').isVisible()).toBe(true)
  await press(holder, 'services')
  await page.getByRole('heading', { name: words('services'), exact: true }).waitFor()
  await showCodeFor(holder, READING_ROOM)
  await page.clock.runFor(120_000)
  expect(network.sent).toEqual([])

  // A while after the pass has gone from the screen it is fetched. What a cache may answer is not waited for.
  await press(holder, 'cards')
  const config = `GET ${new URL(scene.demo.walletUrl).host}/config.json`
  const later = async (): Promise<readonly string[]> => {
    await page.clock.runFor(30_000)
    return network.sent
  }
  await expect.poll(later, { timeout: 60_000 }).toContain(config)
  network.stop()
})
