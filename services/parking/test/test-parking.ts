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
import { type RunningBarrier, startBarrier } from '../barrier/start-barrier.ts'
import type { BarrierPlace, CarPark } from '../car-parks/car-park.ts'
import { DEMO_PERMITS } from '../car-parks/demo-car-parks.ts'
import { PARKING_MIGRATIONS } from '../database/migrations.ts'
import type { ParkingTables } from '../database/tables.ts'
import { driveIn, showTicket } from '../drive/drive-stay.ts'
import { PARKING_PLAN } from '../entries.ts'
import { openParking, type Parking } from '../parking.ts'
import { parkingRoutes } from '../routes/parking-routes.ts'
import { EXIT_SERVICE } from '../service-ids.ts'
import { barrierToken } from '../sync/barrier-token.ts'

/** The service in a city in memory, with barriers of its own. */
export interface TestParking extends JsonRequests {
  readonly city: TestCity
  readonly parking: Parking
  readonly database: Kysely<ParkingTables>
  readonly app: Hono
  readonly payments: SandboxPayments
  /** Lines that were logged. */
  readonly logged: readonly unknown[]
  /** A barrier with a folder of its own; it reconciles when it is told to. */
  barrier(place: BarrierPlace): Promise<RunningBarrier>
  /** Takes the ticket that an entry shows into the wallet, and drives in. */
  enter(entry: RunningBarrier, wallet: TestWallet): Promise<HeldCredential>
  /** Shows the ticket at a pay page. @returns the ask's id */
  showToPay(wallet: TestWallet, ticket: HeldCredential): Promise<string>
  /** The text of a pass of this one card, in the half minute that it is. */
  pass(wallet: TestWallet, service: ServiceId, card: HeldCredential): string
  close(): Promise<void>
}

const PUBLIC_URL = 'http://localhost:5800'
const YEAR = 365 * 86_400
const tariff = {
  freeMinutes: 15,
  halfHour: 400,
  nightHalfHour: 100,
  nightFrom: 22 * 60,
  nightUntil: 7 * 60,
  dayMaximum: 6000,
}
const garage: CarPark = {
  id: 'garage',
  name: { 'zh-CN': '车库', en: 'Garage' },
  zone: 'A',
  places: 20,
  bays: 1,
  tariff,
}
export const CAR_PARKS: readonly CarPark[] = [
  garage,
  { ...garage, id: 'yard', name: { 'zh-CN': '小院', en: 'Yard' }, zone: 'B', places: 2 },
]
export const PLACES: Readonly<Record<'in' | 'out' | 'out2' | 'yardIn' | 'yardOut', BarrierPlace>> = {
  in: { id: 'garage-in', carPark: 'garage', way: 'in' },
  out: { id: 'garage-out', carPark: 'garage', way: 'out' },
  out2: { id: 'garage-out-2', carPark: 'garage', way: 'out' },
  yardIn: { id: 'yard-in', carPark: 'yard', way: 'in' },
  yardOut: { id: 'yard-out', carPark: 'yard', way: 'out' },
}

/** Starts it. */
export async function testParking(staff: Staff | null = null): Promise<TestParking> {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-parking-'))
  const opened = await openServiceDatabase<ParkingTables>(await createTestDatabase(), PARKING_MIGRATIONS)
  const city = await testCity([])
  const { now } = city.time
  const requestKey = await serviceRequestKey({ name: 'parking', dataDirectory: folder })
  const span = { validFrom: now - 7200, endsAt: now + YEAR }
  await city.decide(...testEntries(PARKING_PLAN, { publicUrl: PUBLIC_URL, requestKey, ...span }))
  const logged: unknown[] = []
  const log = { info: (...line: unknown[]) => logged.push(line), error: (...line: unknown[]) => logged.push(line) }
  const ports = { clock: () => city.time.now, random: seededRandom('parking'), fetch, log }
  const config = { name: 'parking', publicUrl: PUBLIC_URL, dataDirectory: folder, walletUrl: 'http://localhost:4600' }
  const payments = sandboxPayments()
  const parking = await openParking(
    { config, database: opened.database, register: city.register, ports },
    {
      carParks: CAR_PARKS,
      barriers: Object.values(PLACES),
      payments,
      permits: DEMO_PERMITS,
      stock: { ahead: 1800, perSlot: 4 },
    },
  )
  await city.registerKeys(await parking.issuance.issuerKeys())
  const served = { ready: async () => {}, rateLimit: { requestsPerMinute: 100_000 } }
  const app = serviceApp({ ...served, routes: parkingRoutes(parking, staff) }, config, { log })
  const barriers: RunningBarrier[] = []

  const { get, post } = jsonRequests(app)
  async function fetched(wallet: TestWallet, code: string): Promise<HeldCredential> {
    const card = await wallet.receive(app, code)
    if (!('header' in card)) throw new Error(`the offer was refused: ${card.status} ${card.hefu_reason}`)
    return card
  }

  return {
    city,
    parking,
    database: opened.database,
    app,
    payments,
    logged,
    get,
    post,
    async barrier(place) {
      const dataDirectory = join(folder, place.id)
      await mkdir(dataDirectory, { recursive: true })
      const started = await startBarrier(
        {
          place,
          zone: CAR_PARKS.find(({ id }) => id === place.carPark)?.zone ?? '',
          serverUrl: PUBLIC_URL,
          token: barrierToken(parking.keys.barriers, place.id),
          city: { url: 'http://localhost:1', logKey: '', witnesses: [], quorum: 1 },
          dataDirectory,
        },
        { ...ports, fetch: (async (url, init) => app.request(String(url), init)) as typeof fetch },
        { register: city.register, syncMs: 0 },
      )
      barriers.push(started)
      return started
    },
    async enter(entry, wallet) {
      let ticket: HeldCredential | null = null
      const entered = await driveIn(entry, async (code) => {
        ticket = await fetched(wallet, code)
      })
      if (!entered.open || !ticket) throw new Error(`the entry stays closed: ${JSON.stringify(entered)}`)
      return ticket
    },
    async showToPay(wallet, ticket) {
      const answer = async (request: string): Promise<string> => String(await wallet.answer(request, [ticket]))
      return (await showTicket((path, init) => app.request(path, init), answer)).id
    },
    pass(wallet, service, card) {
      const text = wallet.pass(service, [card])
      if (text === null) throw new Error('the wallet has no card for this')
      return text
    },
    async close() {
      for (const barrier of barriers) await barrier.stop()
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The pass with which a ticket leaves. */
export function leavingPass(world: TestParking, wallet: TestWallet, ticket: HeldCredential): string {
  return world.pass(wallet, EXIT_SERVICE, ticket)
}
