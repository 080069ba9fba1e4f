import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatVerifierKey } from '@hefu/log'
import { createTestDatabase } from '@hefu/server/test-database'
import { type ServicePorts, sandboxPayments, serviceRequestKey } from '@hefu/service-kit'
import { type TestCity, testCity, testEntries } from '@hefu/service-kit/test'
import { seededRandom } from '@hefu/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TRANSIT_PLAN } from '../entries.ts'
import { demoNetwork } from '../feed/demo-feed.ts'
import { type RunningGate, startGate } from '../gate/start-gate.ts'
import { DEMO_CARDS } from '../sales/demo-cards.ts'
import { TICKET_SERVICE } from '../service-ids.ts'
import { type RunningTransit, startTransit } from '../start-transit.ts'

const PLACE = { id: 'square-in', stop: 'm104', line: 'm1', way: 'in' } as const
const CITY_URL = 'http://city.example'
let folder: string
let city: TestCity
let service: RunningTransit
let gate: RunningGate
let isCityDown = false

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hefu-transit-start-'))
  city = await testCity([])
  const { now } = city.time
  const of = { name: 'transit', dataDirectory: join(folder, 'service') }
  await mkdir(of.dataDirectory)
  const publicUrl = 'http://localhost:5601'
  const requestKey = await serviceRequestKey(of)
  const span = { validFrom: now - 7200, endsAt: now + 86_400 }
  await city.decide(...testEntries(TRANSIT_PLAN, { publicUrl, requestKey, ...span }))
  const { logKey, witnesses, quorum } = city.city.policy
  const trust = {
    url: CITY_URL,
    logKey: formatVerifierKey(logKey),
    witnesses: witnesses.map((witness) => formatVerifierKey(witness)),
    quorum,
  }
  const log = { info() {}, error() {} }
  const ports: ServicePorts = { clock: () => city.time.now, random: seededRandom('start'), fetch: fetchWithCity, log }
  const network = await demoNetwork()
  service = await startTransit(
    {
      ...of,
      host: '127.0.0.1',
      port: 0,
      publicUrl,
      walletUrl: 'http://localhost:4600',
      city: trust,
      databaseUrl: await createTestDatabase(),
      staff: null,
    },
    ports,
    { network, gates: [PLACE], payments: sandboxPayments(), payouts: sandboxPayments(), cards: DEMO_CARDS },
  )
  await city.registerKeys(await service.transit.issuance.issuerKeys())
  await service.refreshRegister()
  const dataDirectory = join(folder, 'gate')
  await mkdir(dataDirectory)
  const config = { place: PLACE, serverUrl: service.url, token: service.gateToken(PLACE.id), city: trust }
  gate = await startGate({ ...config, dataDirectory, network }, ports, { syncMs: 0 })
})

afterAll(async () => {
  await gate.stop()
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The city hands out its register; everything else goes over the network. */
const fetchWithCity = (async (url: string, init?: RequestInit) => {
  if (!url.startsWith(CITY_URL)) return fetch(url, init)
  if (isCityDown) throw new TypeError('the city does not answer')
  const start = Number(new URL(url).searchParams.get('start'))
  return new Response((await city.city.register.bytes({ start })) as BodyInit)
}) as typeof fetch

test('over the network: bought, fetched, let in and told, and let in too with city and service down', async () => {
  const json = { 'Content-Type': 'application/json' }
  const order = JSON.stringify({ product: 'ride', fare: 'zone-1', class: 'full', count: 10 })
  const bought = await fetch(`${service.url}/api/purchases`, { method: 'POST', headers: json, body: order })
  const { receipt } = (await bought.json()) as { receipt: string }
  const looked = await fetch(`${service.url}/api/purchases/${receipt}`)
  const { offers } = (await looked.json()) as { offers: { code: string }[] }
  const wallet = city.wallet()
  const served = { request: (path: string, init?: RequestInit) => fetch(`${service.url}${path}`, init) }
  const pass = async (code = ''): Promise<string> => {
    const card = await wallet.receive(served as Parameters<typeof wallet.receive>[0], code)
    if (!('header' in card)) throw new Error(`refused: ${card.status}`)
    return wallet.pass(TICKET_SERVICE, [card]) ?? ''
  }
  expect(gate.present(await pass(offers[0]?.code))).toMatchObject({ open: true })
  await gate.sync()
  expect(gate.waiting).toBe(0)
  const second = await pass(offers[1]?.code)
  isCityDown = true
  gate.cutOff()
  city.time.now += 20
  expect(gate.present(second)).toMatchObject({ open: true })
  await expect(gate.sync()).rejects.toMatchObject({ code: 'sync-failed' })
  expect(gate.waiting).toBe(1)
  gate.reconnect()
  await gate.sync()
  expect(gate.waiting).toBe(0)
  expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
})
