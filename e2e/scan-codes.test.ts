import { hostileCodes, syntheticHealthIssuer } from '@hefu/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { type NetworkLog, watchNetwork } from './browser/network-log.ts'
import { withoutCamera } from './browser/without-camera.ts'
import { LABEL_HOST, type LabelPrinter, openLabelPrinter } from './city/label-city.ts'
import { openScene, type Scene } from './city/scene.ts'
import { fitsCode, pastePicture, scanAgain, scanPicture } from './people/scanner.ts'
import { firstRun, heading, press, type WalletHolder } from './people/wallet-holder.ts'

const LIFT = { id: 'lift-42', label: '人民路12号 2号梯' }
/** Every one of them takes a moment to draw, to read and to judge; the scanner's own tests take them all. */
const EVERY = 4

let scene: Scene
let holder: WalletHolder
let printer: LabelPrinter
let genuine: string
let network: NetworkLog
/** What a code may never do: open a tab, lead away, ask something of who looks, run. */
const done: string[] = []

beforeAll(async () => {
  scene = await openScene()
  printer = await openLabelPrinter(scene.demo)
  genuine = await printer.print(LIFT)
  holder = await firstRun(scene.homes, scene.demo, { name: '赵敏', prepare: withoutCamera })
  const { page } = holder
  page.on('dialog', (dialog) => {
    done.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.context().on('page', (opened) => void done.push(`tab ${opened.url()}`))
  page.on('framenavigated', (frame) => void done.push(`navigation ${frame.url()}`))
  page.on('download', (download) => void done.push(`download ${download.url()}`))
  page.on('pageerror', (error) => void done.push(`error ${error.message}`))
  await press(holder, 'scan')
  await page.getByText(holder.words('scan_missing_title')).waitFor()
  network = watchNetwork(page.context(), scene.demo)
})

beforeEach(async () => {
  if ((await holder.page.locator('.scan').count()) === 0) await scanAgain(holder)
  done.length = 0
})

afterAll(async () => {
  network?.stop()
  await scene?.close()
})

/** Links, and whatever loads or runs something. */
function active(): Promise<number> {
  return holder.page.locator('main :is(a, script, iframe, object, embed, form, img, svg image, style, link)').count()
}

async function nothingHappened(): Promise<void> {
  expect(done).toEqual([])
  expect(network.sent).toEqual([])
}

describe('a genuine code', () => {
  test('says what should stand beside it, who signed it and since when, and is opened by a press alone', async () => {
    const { page, words } = holder
    await scanPicture(holder, genuine)
    await heading(holder, 'code_genuine_thing')
    expect(await page.getByTestId('label').locator('bdi').innerText()).toBe(LIFT.label)
    const facts = await page.locator('.facts').innerText()
    for (const fact of [LABEL_HOST, LIFT.id, 'Demo City', 'Key e2e, registered today']) expect(facts).toContain(fact)
    await nothingHappened()
    expect(await barriers(page, 'a genuine code')).toEqual([])
    const link = page.getByRole('link', { name: words('code_open') })
    expect(await link.getAttribute('href')).toBe(genuine)
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(await link.getAttribute('target')).toBe('_blank')
  })

  test('is read from a picture that is pasted', async () => {
    await pastePicture(holder, genuine)
    await heading(holder, 'code_genuine_thing')
    await nothingHappened()
  })
})

describe('a false code', () => {
  test.each([
    ['unsigned', 'code_unsigned_title', (code: string) => code.split('&s=')[0] ?? ''],
    ['bad-signature', 'code_bad_signature_title', (code: string) => code.replace(LIFT.id, 'lift-43')],
    ['malformed', 'code_malformed_title', (code: string) => `${code}&x=1`],
    ['unknown-key', 'code_unknown_key_title', (code: string) => code.replace('k=e2e', 'k=mine')],
    ['other-key', 'code_other_key_title', (code: string) => code.replace('/t/', '/o/')],
    ['unknown-host', 'code_unknown_host_title', (code: string) => code.replace(LABEL_HOST, 'shop.test')],
    ['look-alike-host', 'code_look_alike_title', (code: string) => code.replace('code.', 'c0de.')],
  ])('is told in words and cannot be opened: %s', async (reason, title, falsify) => {
    const { page, words } = holder
    await scanPicture(holder, falsify(genuine))
    await heading(holder, title)
    await page.locator(`[data-problem="${reason}"]`).waitFor()
    await page.getByText(words('code_do_open')).waitFor()
    await page.getByText(words('code_not_you')).waitFor()
    expect(await page.getByRole('link').count()).toBe(0)
    expect(await barriers(page, reason)).toEqual([])
    await nothingHappened()
  })

  test('at a look-alike host is put beside the real one, in ASCII, with the letters marked that differ', async () => {
    const { page } = holder
    await scanPicture(holder, genuine.replace('code.', 'cоde.'))
    await heading(holder, 'code_look_alike_title')
    const [false_, real] = await page.locator('.facts .host').allInnerTexts()
    expect([false_, real]).toEqual(['xn--cde-sed.city.example', LABEL_HOST])
    expect(await page.locator('.facts mark').allInnerTexts()).toEqual(['xn--', '-sed', 'o'])
  })
})

test('a plain address is opened by two presses, and its warnings stand before them', async () => {
  const { page, words } = holder
  await scanPicture(holder, 'http://xn--fsqu00a.example/a')
  await heading(holder, 'address_title')
  for (const caution of ['caution_letters', 'caution_http']) await page.getByText(words(caution)).waitFor()
  expect(await active()).toBe(0)
  await press(holder, 'address_open')
  const link = page.getByRole('link', { name: words('address_go', { host: 'xn--fsqu00a.example' }) })
  expect(await link.getAttribute('href')).toBe('http://xn--fsqu00a.example/a')
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  expect(await barriers(page, 'an address')).toEqual([])
  await press(holder, 'address_leave')
  expect(await active()).toBe(0)
  await nothingHappened()
})

test('a text is shown as it stands, with what cannot be seen written out', async () => {
  const { page } = holder
  await scanPicture(holder, '你好\u202e<img src=x onerror=alert(1)>')
  await heading(holder, 'text_title')
  expect(await page.getByTestId('code-text').innerText()).toBe('你好U+202E<img src=x onerror=alert(1)>')
  expect(await active()).toBe(0)
  expect(await barriers(page, 'a text')).toEqual([])
})

describe('a health certificate', () => {
  const now = Math.floor(Date.now() / 1000)
  const times = { issuedAt: now - 60, expiresAt: now + 86_400 }
  const dose = { kind: 'vaccination', dose: 2, doses: 2, on: '2026-01-10' } as const

  async function deleteIt(): Promise<void> {
    await press(holder, 'health_delete')
    await holder.page
      .getByRole('group')
      .getByRole('button', { name: holder.words('health_delete') })
      .click()
    await press(holder, 'scan')
    await holder.page.locator('input[type=file]').waitFor({ state: 'attached' })
  }

  test('is read, kept, shown again and deleted, and nothing is sent', async () => {
    const { page } = holder
    await scanPicture(holder, await scene.demo.health.dcc(dose, times))
    await page.locator('[data-verdict="genuine"]').waitFor()
    expect(await page.getByTestId('health').innerText()).toContain('Lan Anyperson')
    expect(await barriers(page, 'a health certificate')).toEqual([])
    await press(holder, 'health_keep')
    await press(holder, 'health_show')
    await page.getByTestId('qr').waitFor()
    await nothingHappened()
    await press(holder, 'back')
    await deleteIt()
  })

  test('is read from the file of a SMART Health Card, and nobody vouches for what no list names', async () => {
    const { page, words } = holder
    const card = await (await syntheticHealthIssuer(now)).shc([dose], times)
    const buffer = Buffer.from(JSON.stringify({ verifiableCredential: [card] }))
    const file = { name: 'mine.smart-health-card', mimeType: 'application/smart-health-card', buffer }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('[data-reason="unknown-issuer"]').waitFor()
    await page.getByText(words('health_unvouched_title')).waitFor()
    await press(holder, 'health_leave')
    await page.locator('input[type=file]').waitFor({ state: 'attached' })
    await nothingHappened()
  })
})

test('hostile codes open nothing, ask nothing, run nothing, and none is called genuine', async () => {
  const { page } = holder
  // A byte order mark is no part of what a reader makes of a code: without it that one is genuine.
  const codes = hostileCodes(genuine)
    .filter(({ text }) => fitsCode(text) && !text.startsWith('\ufeff'))
    .filter((_, index) => index % EVERY === 0)
  expect(codes.length).toBeGreaterThan(150)
  for (const { why, text } of codes) {
    await scanPicture(holder, text)
    const about = `${why}: ${text.slice(0, 120)}`
    expect(await active(), about).toBe(0)
    expect(await page.getByTestId('label').count(), about).toBe(0)
    expect(done, about).toEqual([])
    await scanAgain(holder)
  }
  await nothingHappened()
}, 300_000)

test('by a register that is too old nothing is called genuine without saying how old it is', async () => {
  const { page, words } = holder
  await page.clock.setFixedTime(Date.now() + 8.5 * 86_400_000)
  await page.reload()
  await press(holder, 'unlock_passkey')
  await press(holder, 'scan')
  await scanPicture(holder, genuine)
  await heading(holder, 'code_genuine_stale', { age: '8 days' })
  await page.getByText(words('code_stale_title', { age: '8 days' })).waitFor()
  await page.getByRole('button', { name: words('code_update') }).waitFor()
  expect(await barriers(page, 'an old register')).toEqual([])
})
