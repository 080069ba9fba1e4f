import { readFile } from 'node:fs/promises'
import { endEarly, METRO } from '@hefu/demo'
import { PERSON_IDENTITY } from '@hefu/standard'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriers } from './browser/accessibility.ts'
import { watchNetwork } from './browser/network-log.ts'
import { openScene, type Scene } from './city/scene.ts'
import { addIdentityCard, firstRun, heading, press, showCodeFor, type WalletHolder } from './people/wallet-holder.ts'

const APPEAL = 'Nobody has used my identity. Please look again.'
const QUESTION = 'Which rows do you keep of my entry card, and why?'

let scene: Scene
let holder: WalletHolder

beforeAll(async () => {
  scene = await openScene()
  holder = await firstRun(scene.homes, scene.demo, { name: '赵敏' })
  await addIdentityCard(holder)
})

afterAll(() => scene?.close())

/** From home to all that the city holds. */
async function openHeld(): Promise<void> {
  await press(holder, 'cards')
  await press(holder, 'settings')
  await press(holder, 'held_title')
  await holder.page.getByText(holder.words('held_not_title')).waitFor()
}

test('a holder reads all that the city keeps of each card, in words and as it is stored, and that nobody has looked', async () => {
  const { page, words } = holder
  await openHeld()
  const rows = page.locator('[data-testid^="held-"]')
  expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-testid')))).toEqual([
    'held-person.entry',
    'held-person.identity',
  ])
  await rows.first().getByText(words('held_raw')).click()
  // The columns of the row, by their own names; none of them is a name or a moment.
  expect(await rows.first().locator('.raw dt').allInnerTexts()).toEqual([
    'type',
    'subjectHash',
    'lastEpoch',
    'issuedInLast',
    'issuedInPrevious',
    'keyEnds',
    'refreshPseudonym',
    'entropySealed',
    'eraseAfter',
  ])
  expect(await page.getByRole('main').innerText()).not.toContain('赵敏')
  expect(await barriers(page, 'what the city holds')).toEqual([])
  await press(holder, 'held_looked')
  await heading(holder, 'looked_empty_title')
  expect(await barriers(page, 'who looked')).toEqual([])
  await page.goBack()
})

test('it saves all of it as a file', async () => {
  const { page, words } = holder
  const download = page.waitForEvent('download')
  await press(holder, 'held_save')
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^hefu-\d{4}-\d\d-\d\d\.json$/)
  const { format, holdings } = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(format).toBe('hefu holdings 1')
  expect(holdings.records).toHaveLength(2)
  expect(Object.keys(holdings).sort()).toEqual(['accesses', 'cases', 'earlyEnds', 'records', 'waiting'])
  await page.getByText(words('held_saved')).waitFor()
})

test('it asks the city something, sees until when it is answered, and withdraws it', async () => {
  const { page, words } = holder
  await press(holder, 'held_ask')
  await heading(holder, 'letter_request_title')
  await press(holder, 'letter_send')
  await page.getByText(words('letter_empty')).waitFor()
  await page.getByLabel(words('letter_label')).fill(QUESTION)
  expect(await barriers(page, 'a letter')).toEqual([])
  await press(holder, 'letter_send')
  await heading(holder, 'letter_sent_title')
  await press(holder, 'held_cases')
  await page.locator('.row').click()
  await page.getByText(QUESTION).waitFor()
  await page.getByText(words('case_due', { date: '' }).trim()).waitFor()
  expect(await barriers(page, 'a case')).toEqual([])
  await press(holder, 'case_withdraw')
  await press(holder, 'case_withdraw')
  await heading(holder, 'cases_empty_title')
  await page.goBack()
})

test('it erases one card at the city, which works on here and is not asked for again', async () => {
  const { page, words } = holder
  await page.locator('.row.danger').click()
  await page.getByText(words('erase_which')).waitFor()
  await page.getByRole('checkbox').last().uncheck()
  expect(await barriers(page, 'erasing')).toEqual([])
  await press(holder, 'held_erase')
  await page.locator('.button.danger').click()
  await heading(holder, 'erase_done_title')
  // The counts of this week, and no half of any secret, stay until it is over.
  await page.getByText(words('erase_kept_counts')).waitFor()
  await press(holder, 'done')
  await page.getByTestId('held-person.entry').getByText(words('held_goes'), { exact: true }).waitFor()
  await page.goBack()
  await page.goBack()
  const card = page.getByTestId('card-person.entry')
  await card.getByRole('button', { name: words('end_again') }).waitFor()
  await page.goBack()

  // It is still shown, and while it is, nothing leaves.
  const network = watchNetwork(page.context(), scene.demo)
  await showCodeFor(holder, METRO)
  expect(network.sent).toEqual([])
  network.stop()
})

test('received anew, by the holder’s own wish, it is there again', async () => {
  const { page, words } = holder
  await press(holder, 'cards')
  await page
    .getByTestId('card-person.entry')
    .getByRole('button', { name: words('end_again') })
    .click()
  await heading(holder, 'receive_done_title')
  await press(holder, 'show_code')
  await page.getByTestId('qr').waitFor()
  await openHeld()
  await page.getByTestId('held-person.entry').getByText(words('held_half'), { exact: true }).waitFor()
})

test('a card that two officers end early: the holder is told as the wallet opens, what the log proves, and appeals', async () => {
  const { page, words } = holder
  const me = scene.demo.residents.find(({ name }) => name === '赵敏')
  const act = await endEarly(scene.demo, me?.id ?? '', { type: PERSON_IDENTITY.id, reason: 'identity-misused' })
  const card = PERSON_IDENTITY.name.en
  // Whoever looks hears of it at once; else it is said at the next renewal.
  await page.reload()
  await press(holder, 'unlock_passkey')
  await page.getByTestId('qr').waitFor()
  await openHeld()
  await heading(holder, 'held_ended')
  await press(holder, 'held_looked')
  // Both officers, by their offices, and why: the first thing that the person learns of them.
  await page.getByText(words('looked_end_proposed')).waitFor()
  await page.getByText(words('looked_end_approved')).waitFor()

  await page.reload()
  await press(holder, 'unlock_passkey')
  await page.getByRole('heading', { name: words('end_title', { card }) }).waitFor()
  await page.getByText(words('end_reason_misused')).waitFor()
  expect(await barriers(page, 'an early end')).toEqual([])
  const proven = page.getByText(words('end_proven', { act: `${act}` }))
  // The register that it has may be from before: it is fetched anew until it has the act.
  const update = page.getByRole('button', { name: words('showing_update') })
  const updated = async (): Promise<boolean> => {
    await update.click({ timeout: 500 }).catch(() => {})
    return proven.isVisible()
  }
  await expect.poll(updated, { timeout: 60_000 }).toBe(true)
  await press(holder, 'end_appeal')
  await page.getByLabel(words('letter_label')).fill(APPEAL)
  await press(holder, 'letter_send')
  await heading(holder, 'letter_sent_title')
  await press(holder, 'done')
  await page.getByRole('button', { name: words('end_appeal_see') }).waitFor()

  // No other card is touched.
  await press(holder, 'show_code')
  await page.getByTestId('qr').waitFor()
  await page.getByText(words('end_notice', { card })).waitFor()
})
