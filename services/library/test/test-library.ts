import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519KeyPair } from '@hefu/log'
import { createTestDatabase } from '@hefu/server/test-database'
import {
  openServiceDatabase,
  type SandboxPayments,
  type Staff,
  sandboxPayments,
  serviceApp,
  serviceRequestKey,
} from '@hefu/service-kit'
import { type TestCity, type TestWallet, testCity, testEntries } from '@hefu/service-kit/test'
import { type AttributeValues, labelKeyId, PERSON_ENTRY, signPublicCode } from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import type { HeldCredential } from '@hefu/wallet'
import type { Hono } from 'hono'
import { importDemoCatalogue } from '../catalogue/synthetic/demo-catalogue.ts'
import { LIBRARY_PLAN } from '../entries.ts'
import { type AskOutcome, type Library, openLibrary } from '../library.ts'
import { daysAfter } from '../loan-days.ts'
import type { Lending } from '../loans/lending.ts'
import { DEMO_LIBRARY_CARDS } from '../membership/demo-cards.ts'
import { LIBRARY_MIGRATIONS } from '../migrations/migrations.ts'
import type { Reader } from '../readers/open-readers.ts'
import { libraryRoutes } from '../routes/library-routes.ts'
import { LIBRARY_ACCOUNT } from '../service-ids.ts'
import type { LibraryTables } from '../tables.ts'

/** The library of a city in memory, with the synthetic catalogue. */
export interface TestLibrary {
  readonly city: TestCity
  readonly library: Library
  readonly app: Hono
  readonly payments: SandboxPayments
  /** Lines that were logged. */
  readonly logged: readonly unknown[]
  /** The text on the label of a copy. */
  label(item: string): Promise<string>
  /** A wallet with an entry credential. */
  person(isOver18?: boolean): TestWallet
  /** Answers what a page asks, as a wallet does. */
  answer(ask: string, wallet: TestWallet): Promise<AskOutcome | number>
  /** A wallet that has joined, and its card. */
  member(isOver18?: boolean): Promise<{ readonly wallet: TestWallet; readonly card: HeldCredential }>
  /** Shows a card at the counter, in a half minute of its own. */
  show(wallet: TestWallet, card?: HeldCredential): Promise<{ readonly reader: Reader; readonly pass: string }>
  /** Lending as it is so many days later, on the same accounts. */
  later(days: number): Lending
  close(): Promise<void>
}

/** The address of the library in tests. */
export const PUBLIC_URL = 'http://localhost:5750'
const CODES = 'https://code.city.example'
const YEAR = 365 * 86_400

/** Starts it. */
export async function testLibrary(staff: Staff | null = null): Promise<TestLibrary> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-library-'))
  const opened = await openServiceDatabase<LibraryTables>(await createTestDatabase(), LIBRARY_MIGRATIONS)
  const random = seededRandom('library')
  const config = { name: 'library', publicUrl: PUBLIC_URL, dataDirectory, walletUrl: 'http://localhost:4600' }
  const city = await testCity([])
  const { now } = city.time
  const requestKey = await serviceRequestKey(config)
  const labels = await ed25519KeyPair(random(32))
  const [keyId, endsAt] = [labelKeyId('t1'), now + 2 * YEAR]
  const name = { 'zh-CN': '合成市', en: 'Synthetic City' }
  const key = { id: keyId, name, origin: CODES, serves: ['thing'], publicKey: labels.publicKey, endsAt } as const
  const entries = { publicUrl: PUBLIC_URL, requestKey, validFrom: now - 7200, endsAt }
  await city.decide(...testEntries(LIBRARY_PLAN, entries), { kind: 'label-key', key })
  const logged: unknown[] = []
  const log = { info: (...line: unknown[]) => logged.push(line), error: (...line: unknown[]) => logged.push(line) }
  const ports = { clock: () => city.time.now, random, fetch, log }
  const payments = sandboxPayments()
  const library = await openLibrary(
    { config, database: opened.database, register: city.register, ports },
    { payments, cards: DEMO_LIBRARY_CARDS },
  )
  await city.registerKeys(await library.issuance.issuerKeys())
  await importDemoCatalogue(opened.database)
  const served = { ready: async () => {}, rateLimit: { requestsPerMinute: 100_000 } }
  const app = serviceApp({ ...served, routes: libraryRoutes(library, config, staff) }, config, { log })

  function person(isOver18 = true): TestWallet {
    const wallet = city.wallet()
    const bands = [true, true, isOver18, isOver18, isOver18, false, false, false]
    wallet.give(PERSON_ENTRY, [...bands, 'resident', 'none'] as AttributeValues)
    return wallet
  }
  async function answer(ask: string, wallet: TestWallet): Promise<AskOutcome | number> {
    const request = await library.asks.request(ask)
    const pass = request && (await wallet.answer(request.text))
    const answered = await app.request('/api/answers', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ pass }),
    })
    if (!answered.ok) return answered.status
    const { next } = (await answered.json()) as { next: string }
    return library.asks.find(next.split('/').at(-1) ?? '')?.outcome ?? answered.status
  }

  return {
    city,
    library,
    app,
    payments,
    logged,
    person,
    answer,
    label: (item) =>
      signPublicCode({ subject: 'thing', origin: CODES, id: item, label: `馆藏 ${item}`, keyId }, labels.privateKey),
    async member(isOver18) {
      const wallet = person(isOver18)
      const joined = await answer(library.askToJoin(), wallet)
      if (typeof joined === 'number' || joined.outcome !== 'offered') throw new Error('not offered')
      const card = await wallet.receive(app, joined.offer.code)
      if (!('header' in card)) throw new Error(`the offer was refused: ${card.status}`)
      return { wallet, card }
    },
    async show(wallet, card) {
      city.time.now += 60
      const pass = wallet.pass(LIBRARY_ACCOUNT, card && [card])
      const reader = pass === null ? null : await library.readerOf(pass)
      if (pass === null || !reader) throw new Error('the card is not taken')
      return { reader, pass }
    },
    later: (days) => ({ ...library, today: () => daysAfter(library.today(), days) }),
    async close() {
      await opened.close()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}
