import { decodeTaskCode } from '@hefu/standard'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { watchNetwork } from './browser/network-log.ts'
import { withoutCamera } from './browser/without-camera.ts'
import { grantTo, pageRequest } from './city/organisation-city.ts'
import { openScene, type Scene } from './city/scene.ts'
import { scanAgain, scanPicture } from './people/scanner.ts'
import { firstRun, heading, press, type WalletHolder } from './people/wallet-holder.ts'

let scene: Scene
let holder: WalletHolder

beforeAll(async () => {
  scene = await openScene()
  holder = await firstRun(scene.homes, scene.demo, { name: '赵敏', prepare: withoutCamera })
  await toScanner()
})

afterAll(async () => {
  await scene?.close()
})

async function toScanner(): Promise<void> {
  await press(holder, 'scan')
  await holder.page.locator('input[type=file]').waitFor({ state: 'attached' })
}

async function withoutBarriers(screen: string): Promise<void> {
  expect(await barriers(holder.page, screen)).toEqual([])
}

/** Scans a code, and sees that nothing leaves the device. */
async function scanInSilence(code: string, title: string): Promise<void> {
  const network = watchNetwork(holder.page.context(), scene.demo)
  await scanPicture(holder, code)
  await heading(holder, title)
  network.stop()
  expect(network.sent).toEqual([])
}

test("an inspector's code says for whom it is and who sent them, and nobody is told", async () => {
  const { inspectionCode } = scene.demo
  const { organisation, task } = decodeTaskCode(inspectionCode)
  const { page, words } = holder
  await scanInSilence(inspectionCode, 'task_genuine')
  expect(await page.getByTestId('task-organisation').textContent()).toContain(organisation)
  await page.getByText(task.en, { exact: true }).waitFor()
  await page.getByText(words('task_compare')).waitFor()
  await withoutBarriers('an inspection')
  await scanAgain(holder)
})

test('a grant becomes a mandate when its holder wishes it, and two of them a choice', async () => {
  const { page, words } = holder
  const codes = [
    await grantTo(scene.demo, 'noodles-7', '七号面馆'),
    await grantTo(scene.demo, 'hotpot-88', '八八火锅店'),
  ]
  for (const code of codes) {
    await scanInSilence(code, 'grant_title')
    await press(holder, 'grant_redeem')
    await heading(holder, 'grant_done_title')
    await press(holder, 'done')
    await toScanner()
  }
  await scanPicture(holder, await pageRequest(scene.demo))
  const show = page.getByRole('button', { name: words('consent_show'), exact: true })
  expect(await show.isDisabled()).toBe(true)
  await withoutBarriers('a choice of mandates')
  await page.getByRole('radio', { name: '八八火锅店' }).check()
  await show.click()
  await page.getByTestId('qr').waitFor()
  await press(holder, 'done')
})

test('a mandate that is deleted is gone, and its code is used up', async () => {
  const { page, words } = holder
  const code = await grantTo(scene.demo, 'hostel-8', '八号旅舍')
  await toScanner()
  await scanPicture(holder, code)
  await press(holder, 'grant_redeem')
  await heading(holder, 'grant_done_title')
  await press(holder, 'cards')
  const card = page.getByTestId('card-mandate').filter({ hasText: '八号旅舍' })
  await withoutBarriers('cards with mandates')
  const remove = card.getByRole('button', { name: words('mandate_delete') })
  await remove.click()
  await remove.click()
  await card.waitFor({ state: 'detached' })
  expect(await page.getByTestId('card-mandate').count()).toBe(2)
  await press(holder, 'back')
  await toScanner()
  await scanPicture(holder, code)
  await press(holder, 'grant_redeem')
  await page.locator('[data-problem=grant-redeemed]').waitFor()
})
