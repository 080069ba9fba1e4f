import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { watchNetwork } from './browser/network-log.ts'
import { everythingStored } from './browser/storage.ts'
import { withoutCamera } from './browser/without-camera.ts'
import { photoWithPlace } from './camera/photo.ts'
import { installLifts, LIFT_FAULTS, openLabelPrinter } from './city/label-city.ts'
import { openScene, type Scene } from './city/scene.ts'
import { scanPicture } from './people/scanner.ts'
import { firstRun, heading, press, type WalletHolder } from './people/wallet-holder.ts'

const PLACE = 'GPS 30.25 120.17, a phone of somebody'
const WORDS = 'The door opens and shuts again and again.'

let scene: Scene
let holder: WalletHolder
let code: string
let lift: string

beforeAll(async () => {
  scene = await openScene()
  const [first] = await installLifts(scene.demo)
  if (!first) throw new Error('there is no lift')
  lift = first.id
  code = await (await openLabelPrinter(scene.demo)).printHere({ id: lift, label: first.name.en })
  const prepare = async (page: WalletHolder['page']): Promise<void> => {
    await withoutCamera(page)
    await page.addInitScript(keepWhatIsSent)
  }
  holder = await firstRun(scene.homes, scene.demo, { name: '赵敏', prepare })
})

beforeEach(async () => {
  await press(holder, 'scan')
  await scanPicture(holder, code)
  await heading(holder, 'code_genuine_thing')
})

afterAll(() => scene?.close())

/** Before the app: the photos that a form takes with it, as text. */
function keepWhatIsSent(): void {
  const sent: string[] = []
  const real = fetch
  Object.assign(globalThis, { sent })
  globalThis.fetch = async (input, init) => {
    if (init?.body instanceof FormData) {
      for (const photo of init.body.getAll('media')) {
        const bytes = new Uint8Array(await (photo as File).arrayBuffer())
        sent.push(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
      }
    }
    return real(input, init)
  }
}

async function fillIn(words: string): Promise<void> {
  const { page } = holder
  await press(holder, 'code_report')
  await page.getByText(LIFT_FAULTS[1]?.name.en ?? '').click()
  await page.getByLabel(holder.words('report_words')).fill(words)
}

test('a fault is reported without a name, and its photo leaves as pixels alone', async () => {
  const { page, words } = holder
  const network = watchNetwork(page.context(), scene.demo)
  await fillIn(WORDS)
  const photo = await photoWithPlace(page, PLACE)
  expect(photo.toString('latin1')).toContain(PLACE)
  await page.locator('input[type=file]').setInputFiles({ name: 'IMG_赵敏.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.locator('.photos img').waitFor()
  expect(await barriers(page, 'a report')).toEqual([])
  await press(holder, 'report_send')
  await heading(holder, 'report_sent_title')
  network.stop()

  const sent = await page.evaluate(() => (globalThis as unknown as { sent: string[] }).sent)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.startsWith('\u00ff\u00d8\u00ff')).toBe(true)
  expect(sent[0]).not.toContain(PLACE)
  expect(sent[0]).not.toContain('Exif')
  // The city alone is asked: what the thing is, what can be reported, whether somebody did, and then told.
  const city = new URL(scene.demo.cityUrl).host
  const asked = network.sent.filter((each) => !each.startsWith('OPTIONS'))
  expect(asked).toEqual([
    `GET ${city}/t/${lift}?as=json`,
    `GET ${city}/reports/categories`,
    `POST ${city}/reports/similar`,
    `POST ${city}/open311/v2/requests.json`,
  ])

  // Sealed on the device, and followed from the list.
  const kept = await everythingStored(page)
  for (const secret of [WORDS, lift]) expect(kept.holds(secret), secret).toBe(false)
  await press(holder, 'reports')
  await heading(holder, 'reports')
  expect(await barriers(page, 'my reports')).toEqual([])
  await page.getByRole('button', { name: words('report_state_open') }).click()
  await page.getByTestId('progress').waitFor()
  await page.getByText(WORDS).waitFor()
  expect(await barriers(page, 'a followed report')).toEqual([])
  await page.goBack()
  await page.goBack()
})

test('the same fault again is offered first, and can be sent all the same; it is taken back at once', async () => {
  const { page, words } = holder
  await fillIn('It pinches.')
  await press(holder, 'report_send')
  await heading(holder, 'report_similar_title')
  // The words of the first are not public before their custodian has looked.
  await page.getByText(words('report_similar_held')).waitFor()
  expect(await page.getByText(WORDS).count()).toBe(0)
  expect(await barriers(page, 'similar reports')).toEqual([])
  await press(holder, 'report_similar_mine')
  await heading(holder, 'report_sent_title')
  await press(holder, 'reports')
  await page.locator('.list .row').first().click()
  await page.getByText('It pinches.').waitFor()
  await press(holder, 'report_withdraw')
  await page
    .locator('.confirm')
    .getByRole('button', { name: words('report_withdraw') })
    .click()
  await heading(holder, 'report_state_withdrawn')
  expect(await page.getByText('It pinches.').count()).toBe(0)
  await press(holder, 'report_forget')
  await page
    .locator('.confirm')
    .getByRole('button', { name: words('report_forget') })
    .click()
  await heading(holder, 'reports')
  const left = page.locator('.list .row')
  await left.waitFor()
  expect(await left.count()).toBe(1)
})
