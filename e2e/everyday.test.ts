import { METRO, POOL } from '@hefu/demo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nameOf } from './city/names.ts'
import { openScene, type Scene } from './city/scene.ts'
import { firstRun, heading, press, showCodeFor, type WalletHolder } from './people/wallet-holder.ts'
import { wordsOf } from './words/words.ts'

let scene: Scene
let holder: WalletHolder

beforeAll(async () => {
  scene = await openScene()
  holder = await firstRun(scene.homes, scene.demo, { name: '周雨桐' })
})

afterAll(() => scene?.close())

test('a service is found, looked into, pinned and shown a code for', async () => {
  const { page, words } = holder
  await press(holder, 'services')
  await page.getByRole('searchbox').fill('swim')
  const name = nameOf(scene.demo, POOL, 'en')
  await page.getByRole('button', { name: `${words('details')}: ${name}` }).click()
  await page.getByRole('definition').filter({ hasText: '1 day' }).waitFor()
  await page.getByRole('button', { name: words('pin'), exact: true }).click()
  await page.getByRole('button', { name: words('unpin') }).waitFor()
  await press(holder, 'show_code')
  await page.getByTestId('qr').waitFor()
  await page.getByText(words('pass_learns', { attributes: 'Concession' })).waitFor()
  await press(holder, 'services')
  await page.getByRole('heading', { name: words('services_pinned') }).waitFor()
  await page.goBack()
})

test('a code is as wide as a phone, and no wider', async () => {
  const { page } = holder
  const box = await page.getByTestId('qr').boundingBox()
  const { width: screen = 0 } = page.viewportSize() ?? {}
  expect(box?.width).toBe(screen)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.locator('.ring').waitFor()
  const ring = await page.locator('.ring').boundingBox()
  const bar = await page.getByRole('navigation').boundingBox()
  expect((ring?.y ?? 0) + (ring?.height ?? 0)).toBeLessThan(bar?.y ?? 0)
})

test('the history says what was shown where, never what it said, and is deleted one by one or whole', async () => {
  const { page, words } = holder
  await press(holder, 'services')
  await showCodeFor(holder, METRO)
  await press(holder, 'cards')
  await press(holder, 'history')
  const entries = page.getByRole('listitem')
  await page.getByText(nameOf(scene.demo, METRO, 'en')).waitFor()
  expect(await entries.count()).toBe(2)
  const text = (await entries.allInnerTexts()).join('\n')
  expect(text).toContain('Concession')
  expect(text).toContain(words('history_nothing'))
  // The concession class of this resident.
  expect(text).not.toMatch(/student/i)

  await page.getByRole('button', { name: `${words('history_delete_one')}: ${nameOf(scene.demo, METRO, 'en')}` }).click()
  await page.getByText(nameOf(scene.demo, METRO, 'en')).waitFor({ state: 'detached' })
  expect(await entries.count()).toBe(1)
  await press(holder, 'history_delete_all')
  await press(holder, 'history_delete_all')
  await page.getByText(words('history_empty')).waitFor()
  await page.goBack()
})

test('the language changes everywhere at once, and is remembered', async () => {
  const { page, words } = holder
  const chinese = wordsOf('wallet', 'zh-CN')
  await press(holder, 'settings')
  await page.getByRole('radio', { name: '简体中文' }).check()
  await page.getByRole('heading', { name: chinese('settings'), exact: true }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  await page.reload()
  await page.getByRole('heading', { name: chinese('locked_title') }).waitFor()
  await page.getByRole('button', { name: chinese('unlock_passkey') }).click()
  await page.getByRole('heading', { name: nameOf(scene.demo, METRO, 'zh-CN') }).waitFor()
  expect(await page.getByRole('main').innerText()).not.toMatch(/[a-z]{3}/i)

  await page.getByRole('button', { name: chinese('cards') }).click()
  await page.getByRole('button', { name: chinese('settings') }).click()
  await page.getByRole('radio', { name: 'English' }).check()
  await heading(holder, 'settings')
  expect(await page.getByRole('main').innerText()).not.toMatch(/(?!简体中文)[\u4e00-\u9fff]{4}/)
  expect(words('settings')).toBe('Settings')
})
