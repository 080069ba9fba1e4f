import { METRO, POOL } from '@hefu/demo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { photograph } from './camera/picture.ts'
import { openScene, type Scene } from './city/scene.ts'
import { type GateKeeper, nextVerdict, openDoor, verdictGone, watching } from './people/gate-keeper.ts'
import { firstRun, heading, press, showCodeFor, unlockWithPin, type WalletHolder } from './people/wallet-holder.ts'

let scene: Scene
let holder: WalletHolder
let gate: GateKeeper

beforeAll(async () => {
  scene = await openScene()
  holder = await firstRun(scene.homes, scene.demo, { name: '陈浩然', lock: 'pin' })
  await showCodeFor(holder, METRO)
  gate = await openDoor(scene.doors, scene.demo, METRO)
  for (const { page } of [holder, gate]) await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))

  // Every server is down and neither side has a network; both apps are started anew.
  await scene.demo.stopServers(['city', 'wallet', 'gate', 'identityProvider'])
  for (const { page } of [holder, gate]) await page.context().setOffline(true)
  await Promise.all([holder.page.reload(), gate.page.reload()])
})

afterAll(() => scene?.close())

test('a wallet shows a pass and a gate admits it', async () => {
  await unlockWithPin(holder)
  await holder.page.getByTestId('qr').waitFor()
  await watching(gate.page)
  await scene.showGate(await photograph(holder.page))
  expect(await nextVerdict(gate)).toEqual({ verdict: 'admitted', reason: null })
  await scene.takeAway()
  await verdictGone(gate)
})

test('every screen that a showing may need is there', async () => {
  const { page, words } = holder
  await press(holder, 'scan')
  await page.locator('[data-camera="on"]').waitFor()
  await page.goBack()
  await press(holder, 'cards')
  await press(holder, 'history')
  await heading(holder, 'history')
  await page.goBack()
  await page.goBack()
  await press(holder, 'services')
  await showCodeFor(holder, POOL)
  expect(await page.getByText(words('pass_learns', { attributes: 'Concession' })).isVisible()).toBe(true)
})

test('a register that nobody has renewed for 7 days closes both, with a word why', async () => {
  const later = new Date(Date.now() + 7.5 * 86_400_000)
  const { page } = holder
  await page.clock.setFixedTime(later)
  await page.goto('/')
  await unlockWithPin(holder)
  await page.locator('[data-problem="stale-bundle"]').waitFor()
  expect(await page.getByTestId('qr').count()).toBe(0)
  await page.locator('[data-problem="offline"], [data-problem="city-down"]').waitFor()

  await gate.page.clock.setFixedTime(later)
  await gate.page.goto('/')
  await gate.page.locator('[data-closed="stale-bundle"]').waitFor()
  expect([...(await barriers(page, 'stale')), ...(await barriers(gate.page, 'closed'))]).toEqual([])
})
