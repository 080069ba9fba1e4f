import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { serveService } from '@hefu/service-kit'
import { servedCity } from '@hefu/service-kit/test'
import { Hono } from 'hono'
import { expect, onTestFinished, test, vi } from 'vitest'
import { parkingRoutes } from '../routes/parking-routes.ts'
import { barrierToken } from '../sync/barrier-token.ts'
import { PLACES, type TestParking, testParking } from '../test/test-parking.ts'
import { readBarrierFile } from './barrier-file.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** The city's register and the parking service at one address, as they are now. */
async function serve(world: TestParking): Promise<string> {
  const { register } = world.city.city
  const routes = new Hono()
  routes.get('/bundle', async (c) =>
    c.body(new Uint8Array(await register.bytes({ start: Number(c.req.query('start')) }))),
  )
  routes.route('/', parkingRoutes(world.parking, null))
  const config = { name: 'parking', publicUrl: 'http://localhost:5800', host: '127.0.0.1', port: 0 }
  const log = { info() {}, error() {} }
  const { url, stop } = await serveService({ routes, ready: async () => {} }, config, { log })
  onTestFinished(stop)
  return url
}

test('as a process of its own an entry gives tickets to who presses, and tells the service before it ends', async () => {
  const world = await testParking()
  onTestFinished(() => world.close())
  // The other process has the machine's clock.
  world.city.time.now = Date.now() / 1000
  const url = await serve(world)
  const folder = await mkdtemp(join(tmpdir(), 'hefu-barrier-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = {
    place: PLACES.in,
    zone: 'A',
    serverUrl: url,
    token: barrierToken(world.parking.keys.barriers, PLACES.in.id),
    city: { ...servedCity(world.city.city).trust, url },
    dataDirectory: folder,
  }
  expect(readBarrierFile(JSON.stringify(file))).toEqual(file)
  await writeFile(join(folder, 'barrier.json'), JSON.stringify(file))

  const child = spawn(process.execPath, [MAIN, join(folder, 'barrier.json')])
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const logged = text(child.stderr)
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const tell = async (line: unknown): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(line)}\n`)
    return JSON.parse((await answers.next()).value ?? '')
  }

  await vi.waitFor(async () => expect(await tell({ do: 'sign' })).toMatchObject({ free: 20 }), { timeout: 30_000 })
  const shown = { do: 'press', open: false, ticket: { code: expect.stringMatching(/^HO1:/) } }
  expect(await tell({ do: 'press' })).toMatchObject(shown)
  expect(await tell({ do: 'taken' })).toEqual({ do: 'taken', open: false, reason: 'not-taken' })
  expect(await tell({ do: 'present', code: '{"do":"paper"}' })).toMatchObject({ open: false, reason: 'malformed' })
  expect(await tell({ do: 'paper' })).toEqual({ do: 'paper', open: true, by: 'ticket' })
  expect(await tell('press')).toEqual({ error: 'malformed-line' })
  child.stdin.end()
  expect([await ended, await logged]).toEqual([[0, null], ''])
  const garage = world.database.selectFrom('car_park').select('inside').where('id', '=', 'garage')
  expect(await garage.executeTakeFirst()).toEqual({ inside: 1 })
})

test('a file that does not fit is refused by its places, and its token not repeated', () => {
  const file = { place: { id: 'in', carPark: 'garage', way: 'both' }, zone: 'A', token: 'hunter2' }
  const places = 'does not fit: place.way, serverUrl, city, dataDirectory'
  expect(() => readBarrierFile(JSON.stringify(file))).toThrow(
    expect.objectContaining({ code: 'barrier-file', message: places }),
  )
})
