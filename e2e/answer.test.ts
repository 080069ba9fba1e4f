import { HOTEL } from '@hefu/demo'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { watchNetwork } from './browser/network-log.ts'
import { everythingStored } from './browser/storage.ts'
import { withoutCamera } from './browser/without-camera.ts'
import { photograph } from './camera/picture.ts'
import { openScene, type Scene } from './city/scene.ts'
import { type GateKeeper, nextVerdict, openDoor, verdictGone } from './people/gate-keeper.ts'
import { addIdentityCard, firstRun, heading, press, type WalletHolder } from './people/wallet-holder.ts'

let scene: Scene
let holder: WalletHolder

beforeAll(async () => {
  scene = await openScene()
  holder = await firstRun(scene.homes, scene.demo, { name: '赵敏' })
})

afterEach(() => scene.clear())

afterAll(() => scene?.close())

test('a shop that asks for more than it registered is refused whole, before its holder is even asked', async () => {
  const shop = await scene.doors.newPage()
  await shop.goto(`${scene.demo.gateUrl}/over-ask`)
  await scene.showPhone(await photograph(shop))
  await shop.close()
  const network = watchNetwork(holder.page.context(), scene.demo)
  await press(holder, 'scan')
  await heading(holder, 'over_ask_title')
  const { page, words } = holder
  await page.getByText(words('nothing_sent')).waitFor()
  expect(await page.getByRole('button', { name: words('consent_show'), exact: true }).count()).toBe(0)
  expect(await page.getByTestId('qr').count()).toBe(0)
  expect(network.sent).toEqual([])
  await page.getByRole('button', { name: words('back') }).click()
  await press(holder, 'cards')
  await press(holder, 'history')
  await page.getByText(words('history_empty')).waitFor()
  await page.goBack()
  await page.goBack()
})

test('without the card that is asked for, the wallet says so and offers to receive it', async () => {
  const hotel = await openDoor(scene.doors, scene.demo, HOTEL)
  await scan(hotel)
  const { page, words } = holder
  expect(await page.getByRole('button', { name: words('consent_show'), exact: true }).isDisabled()).toBe(true)
  await press(holder, 'consent_decline')
  await heading(holder, 'declined_title')
  await press(holder, 'done')
})

test('a hotel asks, the holder agrees, and the hotel alone learns name and number', async () => {
  await addIdentityCard(holder)
  await heading(holder, 'choose_title')
  const hotel = await openDoor(scene.doors, scene.demo, HOTEL)
  const network = watchNetwork(holder.page.context(), scene.demo)
  await scan(hotel)

  const { page, words } = holder
  const consent = page.getByRole('main')
  await consent.getByText('Lakeside Hotel asks').waitFor()
  await consent.getByText('To register a guest by name and document number.').waitFor()
  await consent.getByText('30 days').waitFor()
  // Their own values are hidden from who looks over their shoulder until they tap them.
  expect(await page.getByText('赵敏').count()).toBe(0)
  await page.getByRole('button', { name: 'Name: ' }).click()
  await page.getByText('赵敏').waitFor()

  await page.getByRole('button', { name: words('consent_show'), exact: true }).click()
  await page.getByTestId('qr').waitFor()
  await scene.showGate(await photograph(page))
  expect(await nextVerdict(hotel)).toEqual({ verdict: 'admitted', reason: null })
  const { idNumber } = scene.demo.residents.find(({ name }) => name === '赵敏') ?? { idNumber: 'nobody' }
  const facts = await hotel.page.locator('.verdict-facts dd').allTextContents()
  expect(facts).toEqual(['赵敏', idNumber])
  expect(network.sent).toEqual([])

  await scene.takeAway()
  await verdictGone(hotel)
  // The gate keeps none of it, nor does its page.
  const kept = await everythingStored(hotel.page)
  expect(await hotel.page.content()).not.toContain('赵敏')
  for (const value of ['赵敏', idNumber]) expect(kept.holds(value), value).toBe(false)
  expect(kept.holds(HOTEL)).toBe(true)

  // The wallet remembers what was shown to whom, and no value.
  await press(holder, 'done')
  await press(holder, 'cards')
  await press(holder, 'history')
  await page.getByText(words('history_answer')).waitFor()
  await page.getByText('Name and').waitFor()
  expect(await page.content()).not.toContain('赵敏')
})

test('where there is no camera, a picture of the request is read', async () => {
  const { page, words } = holder
  await withoutCamera(page)
  await page.reload()
  await press(holder, 'unlock_passkey')
  await press(holder, 'scan')
  await page.getByText(words('scan_missing_title')).waitFor()
  expect(await barriers(page, 'wallet without a camera')).toEqual([])
  const shop = await scene.doors.newPage()
  await shop.goto(`${scene.demo.gateUrl}/over-ask`)
  const buffer = await shop.screenshot()
  await shop.close()
  await page.locator('input[type=file]').setInputFiles({ name: 'request.png', mimeType: 'image/png', buffer })
  await heading(holder, 'over_ask_title')
})

/** Holds the gate's request before the phone, and scans it. */
async function scan({ page }: GateKeeper): Promise<void> {
  await page.getByTestId('qr').waitFor()
  await scene.showPhone(await photograph(page), { screenWidth: 1500 })
  await press(holder, 'scan')
  await holder.page.getByRole('button', { name: holder.words('consent_decline') }).waitFor()
}
