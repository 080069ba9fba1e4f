import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@hefu/server/test-database'
import {
  openServiceDatabase,
  type SandboxPayments,
  type Staff,
  sandboxPayments,
  serviceApp,
  serviceRequestKey,
} from '@hefu/service-kit'
import {
  type JsonRequests,
  jsonRequests,
  type TestCity,
  type TestWallet,
  testCity,
  testEntries,
} from '@hefu/service-kit/test'
import type { ServiceId } from '@hefu/standard'
import { seededRandom } from '@hefu/testing'
import type { HeldCredential } from '@hefu/wallet'
import type { Hono } from 'hono'
import type { Kysely } from 'kysely'
import { TRANSIT_MIGRATIONS } from '../database/migrations.ts'
import type { TransitTables } from '../database/tables.ts'
import { TRANSIT_PLAN } from '../entries.ts'
import { demoNetwork } from '../feed/demo-feed.ts'
import type { GatePlace } from '../gate/gate-answer.ts'
import { type RunningGate, startGate } from '../gate/start-gate.ts'
import { transitRoutes } from '../routes/transit-routes.ts'
import { DEMO_CARDS } from '../sales/demo-cards.ts'
import { gateToken } from '../sync/gates.ts'
import { openTransit, type Transit } from '../transit.ts'

/** The service in a city in memory, with gates of its own. */
export interface TestTransit extends JsonRequests {
  readonly city: TestCity
  readonly transit: Transit
  readonly database: Kysely<TransitTables>
  readonly app: Hono
  readonly payments: SandboxPayments
  readonly payouts: SandboxPayments
  /** Lines that were logged. */
  readonly logged: readonly unknown[]
  /** A gate with a folder of its own; it reconciles when it is told to. */
  gate(place: GatePlace): Promise<RunningGate>
  /** Buys and fetches tickets into a wallet. */
  tickets(wallet: TestWallet, order: Readonly<Record<string, unknown>>): Promise<HeldCredential[]>
  /** Brings a concession card in by number and PIN. */
  concession(wallet: TestWallet, number: string, pin: string): Promise<HeldCredential>
  /** The text of a pass of this one card, in the half minute that it is. */
  pass(wallet: TestWallet, service: ServiceId, card: HeldCredential): string
  close(): Promise<void>
}

const PUBLIC_URL = 'http://localhost:5600'
const YEAR = 365 * 86_400
/** Gates of the tests: two lines, a stop in each zone. */
export const PLACES: readonly GatePlace[] = [
  { id: 'square-in', stop: 'm104', line: 'm1', way: 'in' },
  { id: 'square-2-in', stop: 'm204', line: 'm2', way: 'in' },
  { id: 'tower-in', stop: 'm105', line: 'm1', way: 'in' },
  { id: 'tower-out', stop: 'm105', line: 'm1', way: 'out' },
  { id: 'square-out', stop: 'm104', line: 'm1', way: 'out' },
  { id: 'shipyard-out', stop: 'm107', line: 'm1', way: 'out' },
  { id: 'bus-8', stop: 'b804', line: 'b8', way: 'both' },
]

/** Starts it. */
export async function testTransit(staff: Staff | null = null): Promise<TestTransit> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-transit-'))
  const opened = await openServiceDatabase<TransitTables>(await createTestDatabase(), TRANSIT_MIGRATIONS)
  const city = await testCity([])
  const { now } = city.time
  const config = { name: 'transit', publicUrl: PUBLIC_URL, dataDirectory: folder, walletUrl: 'http://localhost:4600' }
  const requestKey = await serviceRequestKey(config)
  const span = { validFrom: now - 7200, endsAt: now + YEAR }
  await city.decide(...testEntries(TRANSIT_PLAN, { publicUrl: PUBLIC_URL, requestKey, ...span }))
  const logged: unknown[] = []
  const log = { info: (...line: unknown[]) => logged.push(line), error: (...line: unknown[]) => logged.push(line) }
  const ports = { clock: () => city.time.now, random: seededRandom('transit'), fetch, log }
  const network = await demoNetwork()
  const [payments, payouts] = [sandboxPayments(), sandboxPayments()]
  const transit = await openTransit(
    { config, database: opened.database, register: city.register, ports },
    { network, gates: PLACES, payments, payouts, cards: DEMO_CARDS },
  )
  await city.registerKeys(await transit.issuance.issuerKeys())
  const served = { ready: async () => {}, rateLimit: { requestsPerMinute: 100_000 } }
  const app = serviceApp({ ...served, routes: transitRoutes(transit, staff) }, config, { log })
  const gates: RunningGate[] = []

  const { get, post } = jsonRequests(app)

  return {
    city,
    transit,
    database: opened.database,
    app,
    payments,
    payouts,
    logged,
    get,
    post,
    async gate(place) {
      const dataDirectory = join(folder, place.id)
      await mkdir(dataDirectory, { recursive: true })
      const toServer = (async (url, init) => app.request(String(url), init)) as typeof fetch
      const started = await startGate(
        {
          place,
          serverUrl: PUBLIC_URL,
          token: gateToken(transit.keys.gates, place.id),
          city: { url: 'http://localhost:1', logKey: '', witnesses: [], quorum: 1 },
          dataDirectory,
          network,
        },
        { ...ports, fetch: toServer },
        { register: city.register, syncMs: 0 },
      )
      gates.push(started)
      return started
    },
    async tickets(wallet, order) {
      const bought = await post('/api/purchases', order)
      const { body } = await get(`/api/purchases/${bought.body.receipt}`)
      const held: HeldCredential[] = []
      for (const { code } of body.offers as { code: string }[]) {
        const card = await wallet.receive(app, code)
        if (!('header' in card)) throw new Error(`the offer was refused: ${card.status}`)
        held.push(card)
      }
      return held
    },
    async concession(wallet, number, pin) {
      const brought = await transit.concessions.bringIn(number, pin, transit.today())
      if (brought.outcome !== 'offered') throw new Error(brought.outcome)
      const card = await wallet.receive(app, brought.offer.code)
      if (!('header' in card)) throw new Error(`the offer was refused: ${card.status}`)
      return card
    },
    pass(wallet, service, card) {
      const text = wallet.pass(service, [card])
      if (text === null) throw new Error('the wallet has no card for this')
      return text
    },
    async close() {
      for (const gate of gates) await gate.stop()
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
