import { METRO, READING_ROOM } from '@hefu/demo'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { withoutCamera } from './browser/without-camera.ts'
import { photograph } from './camera/picture.ts'
import type { ViewWishes } from './camera/view.ts'
import { nameOf } from './city/names.ts'
import { openScene, type Scene } from './city/scene.ts'
import { nextVerdict, openDoor, openGate, type SeenVerdict, verdictGone, watching } from './people/gate-keeper.ts'
import { pictureOf } from './people/scanner.ts'
import { firstRun, showCodeFor, type WalletHolder } from './people/wallet-holder.ts'

let scene: Scene
let holder: WalletHolder

beforeAll(async () => {
  scene = await openScene()
  holder = await firstRun(scene.homes, scene.demo, { name: '赵敏' })
  await showCodeFor(holder, METRO)
})

afterEach(() => scene.clear())

afterAll(() => scene?.close())

test('a resident is admitted; what is no pass is refused; the same pass again is refused as seen', async () => {
  const gate = await openDoor(scene.doors, scene.demo, METRO)
  const pass = await photograph(holder.page)
  await scene.showGate(pass)
  expect(await nextVerdict(gate)).toEqual({ verdict: 'admitted', reason: null })
  expect(await barriers(gate.page, 'admitted')).toEqual([])
  // A metro learns nothing, so there is nothing to see beside the word.
  expect(await gate.page.locator('.verdict-facts').count()).toBe(0)
  await scene.takeAway()
  await verdictGone(gate)

  const other = await scene.doors.newPage()
  await other.goto(`${scene.demo.gateUrl}/over-ask`)
  await scene.showGate(await photograph(other))
  expect(await nextVerdict(gate)).toEqual({ verdict: 'refused', reason: 'malformed' })
  await scene.takeAway()
  await verdictGone(gate)

  await scene.showGate(pass)
  expect(await nextVerdict(gate)).toEqual({ verdict: 'refused', reason: 'seen' })
  await gate.page
    .getByTestId('count')
    .getByText(gate.words('count_line', { admitted: '1', refused: '2' }))
    .waitFor()
})

test('a gate that is started anew remembers what it admitted', async () => {
  const gate = await openDoor(scene.doors, scene.demo, METRO)
  const pass = await photograph(holder.page)
  await scene.showGate(pass)
  expect(await nextVerdict(gate)).toMatchObject({ verdict: 'admitted' })
  await gate.page.reload()
  expect(await nextVerdict(gate)).toEqual({ verdict: 'refused', reason: 'seen' })
})

test('a gate that was told to admits by certificates from elsewhere, and says nothing of what they say', async () => {
  const { doors, demo } = scene
  const gate = await openDoor(doors, demo, METRO)
  const { page, words } = gate
  const now = Math.floor(Date.now() / 1000)
  const times = { issuedAt: now - 60, expiresAt: now + 60_000 }
  const sample = { kind: 'test', sampled: new Date((now - 3600) * 1000).toISOString(), result: 'negative' } as const
  const show = async (text: string): Promise<SeenVerdict> => {
    await page.locator('input[type=file]').first().setInputFiles(pictureOf(text))
    const verdict = await nextVerdict(gate)
    expect(await page.locator('.verdict-facts').count()).toBe(0)
    await verdictGone(gate)
    return verdict
  }
  const certificate = await demo.health.dcc(sample, times)
  expect(await show(certificate)).toEqual({ verdict: 'refused', reason: 'malformed' })
  await page.getByRole('button', { name: words('settings') }).click()
  await page.getByRole('switch', { name: words('health_on') }).click()
  await page.getByText(words('health_keys', { count: '2' })).waitFor()
  expect(await barriers(page, 'the rule for certificates')).toEqual([])
  await page
    .getByRole('button', { name: words('back') })
    .first()
    .click()
  await watching(page)
  expect(await show(certificate)).toEqual({ verdict: 'admitted', reason: null })
  const positive = await demo.health.dcc({ ...sample, result: 'positive' }, times)
  expect(await show(positive)).toEqual({ verdict: 'refused', reason: 'health-no-entitlement' })
})

test('a screenshot of a pass is no use at the door of another service', async () => {
  const library = await openDoor(scene.doors, scene.demo, READING_ROOM)
  await scene.showGate(await photograph(holder.page))
  expect(await nextVerdict(library)).toEqual({ verdict: 'refused', reason: 'wrong-service' })
})

test('where there is no camera, a picture of the code is enough', async () => {
  const gate = await openGate(scene.doors, scene.demo, { prepare: withoutCamera })
  const { page, words } = gate
  await page.getByRole('button', { name: nameOf(scene.demo, METRO, 'en') }).click()
  await page.getByText(words('camera_missing_title')).waitFor()
  expect(await barriers(page, 'gate without a camera')).toEqual([])
  const buffer = await holder.page.screenshot()
  await page.locator('input[type=file]').first().setInputFiles({ name: 'pass.png', mimeType: 'image/png', buffer })
  expect(await nextVerdict(gate)).toEqual({ verdict: 'admitted', reason: null })
})

describe('a code that is hard to read is read', () => {
  const views: readonly (readonly [string, ViewWishes])[] = [
    ['rotated by 17 degrees', { rotation: 17 }],
    ['upside down', { rotation: 180 }],
    ['blurred', { blur: 1 }],
    ['dimmed', { light: 0.25 }],
    ['with glare', { glare: true }],
    ['far away', { screenWidth: 480 }],
  ]
  test.each(views)('%s', async (_, wishes) => {
    // Each at a gate of its own, which has seen nothing yet.
    const gate = await openDoor(scene.doors, scene.demo, METRO)
    await scene.showGate(await photograph(holder.page), wishes)
    expect(await nextVerdict(gate)).toEqual({ verdict: 'admitted', reason: null })
  })
})
