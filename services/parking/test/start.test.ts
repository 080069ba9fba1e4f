import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatVerifierKey } from '@hefu/log'
import { createTestDatabase } from '@hefu/server/test-database'
import { sandboxPayments, serviceRequestKey } from '@hefu/service-kit'
import { testEntries } from '@hefu/service-kit/test'
import { syntheticCity } from '@hefu/testing'
import { expect, test } from 'vitest'
import { startBarrier } from '../barrier/start-barrier.ts'
import { DEMO_BARRIERS, DEMO_CAR_PARKS, DEMO_PERMITS } from '../car-parks/demo-car-parks.ts'
import { PARKING_PLAN } from '../entries.ts'
import { startParking } from '../start-parking.ts'

test('the service and a barrier start from a configuration, follow the city’s register and speak over the network', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hefu-parking-'))
  const city = await syntheticCity('parking')
  const { logKey, witnesses, quorum } = city.policy
  const trust = {
    url: 'https://city.example',
    logKey: formatVerifierKey(logKey),
    witnesses: witnesses.map(formatVerifierKey),
    quorum,
  }
  const log = { info: () => {}, error: () => {} }
  const fetchAny: typeof fetch = async (url, init) => {
    if (!String(url).startsWith(trust.url)) return fetch(url, init)
    const start = Number(new URL(String(url)).searchParams.get('start'))
    return new Response(new Uint8Array(await city.register.bytes({ start })))
  }
  const ports = { clock: () => city.now, random: city.random, fetch: fetchAny, log }
  const config = {
    name: 'parking',
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://localhost:5810',
    walletUrl: 'http://localhost:4600',
    city: trust,
    databaseUrl: await createTestDatabase(),
    dataDirectory: join(folder, 'service'),
    staff: null,
  }
  await mkdir(config.dataDirectory)
  const requestKey = await serviceRequestKey(config)
  const span = { validFrom: city.now - 7200, endsAt: city.now + 86_400 * 365 }
  const decide = async (acts: Parameters<typeof city.register.decide>[0][]): Promise<void> => {
    city.register.now = city.now - 3600
    for (const act of acts) await city.register.decide(act)
  }
  await decide([...testEntries(PARKING_PLAN, { publicUrl: config.publicUrl, requestKey, ...span })])
  const options = {
    carParks: DEMO_CAR_PARKS,
    barriers: DEMO_BARRIERS,
    payments: sandboxPayments(),
    permits: DEMO_PERMITS,
  }
  const running = await startParking(config, { ...options, stock: { ahead: 600, perSlot: 2 } }, ports)
  const place = DEMO_BARRIERS[0]
  if (!place) throw new Error('no barrier')
  const dataDirectory = join(folder, 'barrier')
  await mkdir(dataDirectory)
  const at = {
    place,
    zone: 'A',
    serverUrl: running.url,
    token: running.barrierToken(place.id),
    city: trust,
    dataDirectory,
  }
  const barrier = await startBarrier(at, ports, { syncMs: 0 })
  try {
    await barrier.sync()
    expect([barrier.stock, barrier.sign()]).toEqual([6, { free: 240, baysFree: 6, full: false }])
    const stranger = await startBarrier(
      { ...at, token: running.barrierToken('harbour-out'), dataDirectory: await mkdtemp(join(folder, 'other-')) },
      ports,
      { syncMs: 0 },
    )
    await expect(stranger.sync()).rejects.toMatchObject({ code: 'sync-failed' })
    await stranger.stop()
    const paths = Object.keys(((await (await fetch(`${running.url}/openapi.json`)).json()) as { paths: object }).paths)
    expect(paths).toEqual(expect.arrayContaining(['/api/asks/{id}/payment', '/api/answers', '/feed/status']))
    expect((await fetch(`${running.url}/staff`)).status).toBe(404)
  } finally {
    await barrier.stop()
    await running.stop()
    await rm(folder, { recursive: true })
  }
})
