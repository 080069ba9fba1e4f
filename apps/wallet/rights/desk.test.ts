import { memoryStore } from '@hefu/app-browser'
import { epochAt, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import { stopOf } from '../issuance/stop.ts'
import { quietNetwork } from '../net/quiet-network.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { createWalletApp, type WalletApp } from '../state/wallet-app.ts'
import type { Protection } from '../storage/vault.ts'
import { type FakeCity, fakeCity, refuse } from '../test/fake-city.ts'
import { fakeRecord } from '../test/fake-people.ts'
import { type Desk, deskOf } from './desk.ts'
import { draftText, withDraft } from './drafts.ts'
import { exportFile } from './export-file.ts'

const PIN: Protection = { kind: 'pin', salt: new Uint8Array(16), memoryKib: 64, passes: 1 }
const SECRET = new Uint8Array(32).fill(1)
const ENTRY = PERSON_ENTRY.id
const LETTER = { kind: 'data-request', type: ENTRY, text: 'What do you hold?', language: 'en' } as const

let city: FakeCity
let app: WalletApp
let wallet: OpenWallet
let desk: Desk

beforeEach(async () => {
  city = await fakeCity()
  const network = quietNetwork({ fetch: city.fetch, isOnline: () => true })
  const ports = { store: memoryStore(), clock: () => city.now, random: city.random, network, chooseLanguage: () => {} }
  app = createWalletApp(ports)
  await app.start()
  await app.protect(PIN, SECRET)
  wallet = app.state.get().wallet as OpenWallet
  await wallet.setSignIn({ refreshToken: 'refresh-0' })
  desk = deskOf(app, wallet)
  const { records, accesses } = city.people.held
  records.push(fakeRecord(ENTRY, epochAt(city.now, 480)))
  const office = { 'zh-CN': '合成市一处', en: 'Synthetic office' }
  for (const at of [city.now - 20, city.now - 10]) {
    accesses.push({ type: ENTRY, officer: 'office.1', office, at, why: 'data-request-opened', case: 'case-0' })
  }
  city.requests.length = 0
})

function held() {
  const { held } = desk.state.get()
  if (!held) throw new Error('nothing was asked')
  return held
}

describe('what the city holds', () => {
  test('is asked for with the sign-in that the wallet keeps, whose exchange is kept', async () => {
    await desk.load()
    expect(city.requests).toEqual(['/.well-known/openid-configuration', '/token', '/holdings'])
    expect(held().records).toMatchObject([{ type: ENTRY, issuedInLast: 1, issuedInPrevious: 2, recognised: true }])
    expect(held().accesses.map(({ at }) => at)).toEqual([city.now - 10, city.now - 20])
    expect(wallet.holdings.get().signIn.refreshToken).toBe('refresh-1')
    await desk.load()
    expect(city.requests.filter((path) => path === '/token')).toHaveLength(1)
  })

  test('is asked for again when a token has run out on the way, and only a lost sign-in needs the holder', async () => {
    await desk.load()
    city.instead.set('/holdings', [() => new Response(null, { status: 401 })])
    await desk.load()
    expect(held().records).toHaveLength(1)
    city.instead.set('/holdings', [() => new Response(null, { status: 401 })])
    city.instead.set('/token', [() => refuse('invalid_grant')])
    await expect(desk.load()).rejects.toMatchObject({ code: 'sign-in-expired' })
    await desk.take({ accessToken: 'access', refreshToken: 'refresh-9' })
    await desk.load()
    expect(wallet.holdings.get().signIn.refreshToken).toBe('refresh-9')
  })

  test('is not asked for while a pass is shown', async () => {
    const release = app.network.hold()
    await expect(desk.load()).rejects.toMatchObject({ code: 'showing' })
    expect(city.requests).toEqual([])
    release()
  })

  test('is forgotten when the wallet locks', async () => {
    await desk.load()
    app.lock()
    await app.unlock(SECRET)
    expect(deskOf(app, app.state.get().wallet as OpenWallet).state.get().held).toBeNull()
  })

  test.each([
    ['no list', { records: {} }],
    ['a count that is none', { records: [{ ...fakeRecord(ENTRY, 202648), issuedInLast: 'many' }] }],
    ['an end without its act', { earlyEnds: [{ type: ENTRY, reason: 'holder-died' }] }],
    ['a case of no kind', { cases: [{ id: '1', kind: 'other', type: ENTRY }] }],
  ])('is not taken for what it is not: %s', async (_, change) => {
    city.instead.set('/holdings', [() => Response.json({ ...city.people.held, ...change })])
    await expect(desk.load()).rejects.toMatchObject({ code: 'city-down' })
  })

  test('goes into a file whole, with what this wallet has no words for', async () => {
    const all = { ...city.people.held, later: [{ kept: true }] }
    city.instead.set('/holdings', [() => Response.json(all)])
    await desk.load()
    const { name, text } = exportFile(held(), { origin: 'synthetic.example', at: city.now })
    expect(name).toBe('hefu-2026-11-25.json')
    expect(JSON.parse(text)).toEqual({
      format: 'hefu holdings 1',
      city: 'synthetic.example',
      fetchedAt: '2026-11-25T12:00:00.000Z',
      holdings: all,
    })
  })
})

describe('letters', () => {
  test('are sent, found again with a due date, and withdrawn', async () => {
    const { id, dueAt } = await desk.send(LETTER)
    expect(dueAt).toBe(city.now + 30 * 86_400)
    expect(held().cases).toMatchObject([{ id, kind: 'data-request', text: LETTER.text, status: 'open', answer: null }])
    await desk.withdraw(id)
    expect(held().cases).toEqual([])
  })

  test('that the rules do not allow are told apart from a city that is down', async () => {
    city.instead.set('/cases', [() => Response.json({ code: 'too-many-cases' }, { status: 409 })])
    await expect(desk.send(LETTER)).rejects.toMatchObject({ code: 'case-refused', error: 'too-many-cases' })
    city.instead.set('/cases', [() => Response.json({ code: 'database-down' }, { status: 503 })])
    await expect(desk.send(LETTER)).rejects.toMatchObject({ code: 'city-down' })
  })

  test('that are not sent yet outlive a lock, one of a kind and card', async () => {
    const draft = { kind: 'appeal', type: ENTRY, text: 'It is not true' } as const
    await wallet.keepDrafts(withDraft(withDraft([], { ...draft, text: 'It' }), draft))
    app.lock()
    await app.unlock(SECRET)
    const drafts = await (app.state.get().wallet as OpenWallet).readDrafts()
    expect(drafts).toEqual([draft])
    expect(draftText(drafts, { kind: 'data-request', type: ENTRY })).toBe('')
    expect(withDraft(drafts, { ...draft, text: ' ' })).toEqual([])
  })
})

describe('the notes that the wallet keeps of early ends', () => {
  test('follow what the city holds: a new one is noted untold, an appeal goes with it, one taken back is gone', async () => {
    await city.people.endEarly(ENTRY, 'identity-misused')
    await desk.load()
    expect(stopOf(wallet.holdings.get().stops, ENTRY)).toMatchObject({ why: 'ended-early', told: false, appeal: null })
    const { dueAt } = await desk.send({ ...LETTER, kind: 'appeal' })
    expect(stopOf(wallet.holdings.get().stops, ENTRY)).toMatchObject({ appeal: { dueAt, answered: false } })
    await city.people.lift(ENTRY, 'identity-misused')
    await desk.load()
    expect(wallet.holdings.get().stops).toEqual([])
  })
})

describe('erasing', () => {
  test('erases the chosen cards, and the wallet does not ask for them again behind its holder’s back', async () => {
    city.people.held.records.push(fakeRecord(PERSON_IDENTITY.id, 202648))
    const { erased, kept } = await desk.erase([ENTRY])
    expect(erased).toEqual({ records: 1, cases: 0, accesses: 2 })
    expect(kept).toEqual([])
    expect(held().records.map(({ type }) => type)).toEqual([PERSON_IDENTITY.id])
    expect(wallet.holdings.get().stops).toEqual([{ why: 'erased', type: ENTRY, heardAt: city.now }])
  })

  test('says that an early end stays and until when, and does not hide it', async () => {
    await city.people.endEarly(ENTRY, 'issued-in-error')
    await desk.load()
    const { kept } = await desk.erase([ENTRY])
    expect(kept).toEqual([{ what: 'early-end', type: ENTRY, until: city.now + 700 * 86_400 }])
    expect(stopOf(wallet.holdings.get().stops, ENTRY)?.why).toBe('ended-early')
  })
})
