import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@hefu/server/test-database'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ServiceConfig } from '../config.ts'
import type { KitTables } from '../database/kit-tables.ts'
import { servedCity, type TestCity, testCity } from '../test/index.ts'
import { runService, type ServiceDefinition } from './run-service.ts'

interface Kiosk {
  readonly keys: { readonly staff: Uint8Array }
}

let folder: string
let city: TestCity
let config: ServiceConfig
let happened: string[]
const errors: unknown[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hefu-run-'))
  city = await testCity([])
  config = {
    name: 'kiosk',
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost:5999',
    walletUrl: 'http://localhost:4600',
    city: servedCity(city.city).trust,
    databaseUrl: await createTestDatabase(),
    dataDirectory: folder,
    staff: null,
  }
})
afterAll(() => rm(folder, { recursive: true }))

function kiosk(): ServiceDefinition<KitTables, Kiosk> {
  happened = []
  const say = async (what: string): Promise<void> => void happened.push(what)
  const services = Object.values(city.city.services).map(({ id }) => id)
  return {
    migrations: {},
    services,
    open: async () => ({ keys: { staff: new Uint8Array(32) } }),
    serve: () => ({ routes: new Hono().get('/', (c) => c.text('open')) }),
    rounds: { everyMs: 5, run: () => say('round').then(() => Promise.reject(new Error('no provider'))) },
    upkeep: { run: () => say('upkeep') },
    finish: () => say('finish'),
  }
}

const ports = () => ({
  clock: () => city.time.now,
  random: city.city.random,
  fetch: servedCity(city.city).fetch,
  log: { info() {}, error: (what: unknown) => void errors.push(what) },
})

test('a service answers, goes on with what waits though a round fails, forgets at the start and finishes before it closes', async () => {
  const running = await runService(kiosk(), config, ports())
  expect(await (await fetch(running.url)).text()).toBe('open')
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200)
  await vi.waitFor(() => expect(happened.filter((what) => what === 'round').length).toBeGreaterThan(1))
  expect(JSON.stringify(errors)).toContain('no provider')
  await Promise.all([running.stop(), running.stop()])
  expect(happened[0]).toBe('upkeep')
  expect(happened.filter((what) => what !== 'round')).toEqual(['upkeep', 'finish'])
  expect(happened.at(-1)).toBe('finish')
})

test('of a service that cannot listen nothing is left running', async () => {
  const taken = createServer()
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  const address = taken.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  await expect(runService(kiosk(), { ...config, port }, ports())).rejects.toMatchObject({ code: 'address-in-use' })
  expect(happened.at(-1)).toBe('finish')
  await new Promise((done) => taken.close(done))
})

test('a service that has ended by the register keeps nothing, and its upkeep is over', async () => {
  const endsAt = Math.max(...Object.values(city.city.services).map((service) => service.endsAt))
  const before = city.time.now
  city.time.now = endsAt
  try {
    const definition = kiosk()
    const { stop } = await runService(definition, config, { ...ports(), clock: () => endsAt })
    await stop()
    expect(happened).not.toContain('upkeep')
  } finally {
    city.time.now = before
  }
})
