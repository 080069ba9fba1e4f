import { HOTEL, METRO, POOL } from '@hefu/demo'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { photograph } from './camera/picture.ts'
import { nameOf } from './city/names.ts'
import { openScene, type Scene } from './city/scene.ts'
import { type GateKeeper, openDoor, openGate } from './people/gate-keeper.ts'
import {
  addIdentityCard,
  heading,
  lockWith,
  openWallet,
  PIN,
  press,
  showCodeFor,
  signIn,
  unlockWithPin,
  type WalletHolder,
} from './people/wallet-holder.ts'
import { LANGUAGES } from './words/words.ts'

let scene: Scene

beforeAll(async () => {
  scene = await openScene()
})

afterEach(() => scene.clear())

afterAll(() => scene?.close())

test('what keeps people out is found', async () => {
  const page = await scene.homes.newPage()
  await page.setContent('<button></button><p style="color: #aaa; background: #fff">Pale</p>')
  const found = (await barriers(page, 'bad')).join('\n')
  expect(found).toContain('button-name')
  expect(found).toContain('color-contrast')
})

describe.each(LANGUAGES)('in %s nothing on any screen of the wallet keeps anybody out', (language) => {
  let holder: WalletHolder
  const found: string[] = []
  const look = async (screen: string): Promise<void> => void found.push(...(await barriers(holder.page, screen)))

  beforeAll(async () => {
    // One language in the light, one in the dark.
    const colorScheme = language === 'en' ? 'light' : 'dark'
    const device = { viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme } as const
    holder = await openWallet(scene.homes, scene.demo, { language, device })
  })

  test('the first run', async () => {
    for (const message of ['welcome_code_title', 'welcome_see_title', 'welcome_safe_title']) {
      await heading(holder, message)
      await look(message)
      await press(holder, message === 'welcome_safe_title' ? 'start' : 'continue_')
    }
    await heading(holder, 'sign_in_title')
    await look('sign-in')
    await signIn(holder, '赵敏')
    await heading(holder, 'protect_title')
    await look('protect')
    await press(holder, 'protect_pin')
    await press(holder, 'continue_')
    await holder.page.getByText(holder.words('pin_too_short')).waitFor()
    await look('choose a PIN')
    await press(holder, 'back')
    await lockWith(holder, 'pin')
    await heading(holder, 'receive_done_title')
    await look('received')
    await press(holder, 'show_code')
    await heading(holder, 'choose_title')
    await look('where to')
    expect(found).toEqual([])
  })

  test('the pass and the services', async () => {
    const { page, words } = holder
    await showCodeFor(holder, POOL)
    await look('pass')
    await press(holder, 'pass_enlarge')
    await look('pass on the whole screen')
    await page.keyboard.press('Escape')
    await press(holder, 'services')
    await heading(holder, 'services')
    await look('services')
    const service = nameOf(scene.demo, HOTEL, language)
    await page.getByRole('button', { name: `${words('details')}: ${service}` }).click()
    await page.getByRole('heading', { name: service }).waitFor()
    await look('service')
    await page.goBack()
    await page.goBack()
    expect(found).toEqual([])
  })

  test('scanning, refusing and answering', async () => {
    const { page, words } = holder
    await press(holder, 'scan')
    await page.locator('[data-camera="on"]').waitFor()
    await look('scan')
    const shop = await scene.doors.newPage()
    await shop.goto(`${scene.demo.gateUrl}/over-ask`)
    await scene.showPhone(await photograph(shop))
    await shop.close()
    await heading(holder, 'over_ask_title')
    await look('over-ask')
    await scene.takeAway()
    await press(holder, 'back')
    await addIdentityCard(holder)

    const hotel = await openDoor(scene.doors, scene.demo, HOTEL, language)
    await hotel.page.getByTestId('qr').waitFor()
    await scene.showPhone(await photograph(hotel.page), { screenWidth: 1500 })
    await press(holder, 'scan')
    await page.getByRole('button', { name: words('consent_show'), exact: true }).waitFor()
    await look('consent')
    await page.getByRole('button', { name: words('consent_show'), exact: true }).click()
    await page.getByTestId('qr').waitFor()
    await look('answer')
    await press(holder, 'done')
    expect(found).toEqual([])
  })

  test('cards, history and settings', async () => {
    const { page, words } = holder
    await press(holder, 'cards')
    await heading(holder, 'cards')
    await page.getByText(words('card_values')).first().click()
    await press(holder, 'card_delete')
    await look('cards')
    await press(holder, 'history')
    await heading(holder, 'history')
    await press(holder, 'history_delete_all')
    await look('history')
    await page.goBack()
    await press(holder, 'settings')
    for (const [entry, title] of SETTINGS) {
      await heading(holder, 'settings')
      if (title) await press(holder, entry)
      if (title) await heading(holder, title)
      await look(entry)
      if (title) await page.goBack()
    }
    await page.getByRole('switch').first().check()
    await look('large type')
    await page.getByRole('switch').first().uncheck()
    expect(found).toEqual([])
  })

  test('locked, forgotten, open elsewhere', async () => {
    const { page, words } = holder
    await page.reload()
    await unlockWithPin(holder, '999999')
    await page.getByText(words('pin_wrong')).waitFor()
    await look('locked')
    await press(holder, 'forgot')
    await heading(holder, 'forgot_title')
    await look('forgotten')
    const other = await page.context().newPage()
    await other.goto('/')
    await heading({ ...holder, page: other }, 'locked_title')
    await heading(holder, 'elsewhere_title')
    await look('elsewhere')
    expect(found).toEqual([])
  })
})

const SETTINGS = [
  ['settings', null],
  ['settings_protection', 'change_title'],
  ['about', 'about'],
  ['delete_title', 'delete_title'],
] as const

describe.each(LANGUAGES)('in %s nothing on any screen of the gate keeps anybody out', (language) => {
  let gate: GateKeeper
  const found: string[] = []
  const look = async (screen: string): Promise<void> => void found.push(...(await barriers(gate.page, screen)))

  test('choosing, looking, judging, settings', async () => {
    gate = await openGate(scene.doors, scene.demo, { language })
    const { page, words } = gate
    await page.getByRole('heading', { name: words('choose_title') }).waitFor()
    await look('choose')
    await page.getByRole('button', { name: nameOf(scene.demo, METRO, language) }).click()
    await page.locator('[data-ready="true"]').waitFor()
    await look('door')
    const shop = await scene.doors.newPage()
    await shop.goto(`${scene.demo.gateUrl}/over-ask`)
    await scene.showGate(await photograph(shop))
    await shop.close()
    await page.locator('[data-verdict="refused"]').waitFor()
    await look('refused')
    await scene.takeAway()
    await page.locator('[data-verdict]').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: words('settings') }).click()
    await page.getByRole('heading', { name: words('settings') }).waitFor()
    await look('settings')
    expect(found).toEqual([])
  })

  test('asking', async () => {
    gate = await openDoor(scene.doors, scene.demo, HOTEL, language)
    await gate.page.getByTestId('qr').waitFor()
    await look('door that asks')
    expect(found).toEqual([])
  })
})

test('the whole first run goes with the keyboard alone', async () => {
  const holder = await openWallet(scene.homes, scene.demo)
  const { page, words } = holder
  /** Tab by Tab, to what is called so; then Enter. */
  const enter = async (name: string): Promise<void> => {
    const target = page.getByRole('button', { name }).first()
    await target.waitFor()
    for (let tabs = 0; tabs < 20; tabs++) {
      if (await target.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    expect(await target.evaluate((element) => element === document.activeElement), name).toBe(true)
    await page.keyboard.press('Enter')
  }
  await enter(words('continue_'))
  await heading(holder, 'welcome_see_title')
  await enter(words('continue_'))
  await heading(holder, 'welcome_safe_title')
  await enter(words('start'))
  await heading(holder, 'sign_in_title')
  await enter(words('sign_in_go'))
  await enter('赵敏')
  await enter(words('protect_pin'))
  // The field has the focus by itself.
  await heading(holder, 'protect_pin')
  await page.getByLabel(words('pin_new')).and(page.locator(':focus')).waitFor()
  await page.keyboard.type(PIN)
  for (let tabs = 0; tabs < 2; tabs++) await page.keyboard.press('Tab')
  await page.keyboard.type(PIN)
  await page.keyboard.press('Enter')
  await enter(words('show_code'))
  await enter(nameOf(scene.demo, METRO, 'en'))
  await page.getByTestId('qr').waitFor()
})
