import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseVerifierKey } from '@hefu/log'
import { lockFolder, systemClock } from '@hefu/server'
import { type ActBody, epochAt, PERSON_ENTRY, proveRegister, registerView, type TrustBundle } from '@hefu/standard'
import { ISSUER, type SyntheticRegister, seededRandom, syntheticRegister } from '@hefu/testing'
import { beginIssuance, proveForIssuance } from '@hefu/wallet'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openCityKeys } from './city-keys.ts'
import type { CityConfig } from './config.ts'
import { ISSUED_TYPES } from './issuance/issued-types.ts'
import { deskClient } from './register/desk-client.ts'
import { type RunningCity, type StartCityOptions, startCity } from './start-city.ts'
import { decideOverHttp } from './test/decide-over-http.ts'
import { TEST_CONFIG, UTC_OFFSET_MINUTES } from './test/test-city.ts'
import { AUDIENCE, startTestProvider, type TestProvider } from './test/test-provider.ts'
import { startTestWitness, type TestWitness } from './test/test-witness.ts'

const random = seededRandom('start city')

/** One city after the other on one folder, with a database that the city starts and stops: the tests build on each other. */
describe('a city that runs', () => {
  let folder: string
  let provider: TestProvider
  let witness: TestWitness
  let register: SyntheticRegister
  let config: CityConfig
  let city: RunningCity
  const logged: string[] = []

  const write = (fields: object, message: string) => void logged.push(`${JSON.stringify(fields)} ${message}`)
  const start = (options: Partial<StartCityOptions> = {}): Promise<RunningCity> =>
    startCity({
      config,
      dataDirectory: folder,
      host: '127.0.0.1',
      port: 0,
      log: { info: write, error: write },
      ...options,
    })
  const databaseRuns = () => existsSync(join(folder, 'postgres', 'postmaster.pid'))
  const bundle = async (): Promise<TrustBundle> => {
    const [logKey, key] = [await parseVerifierKey(city.logKey), await parseVerifierKey(witness.key)]
    const bytes = new Uint8Array(await (await fetch(`${city.url}/bundle`)).arrayBuffer())
    return registerView(await proveRegister(bytes, { logKey, witnesses: [key], quorum: 1 }, null))
  }
  const present = () => epochAt(Date.now() / 1000, UTC_OFFSET_MINUTES)
  const decide = (body: ActBody) => decideOverHttp(city.url, register, body)

  /** Everything that a new city has to decide before it can serve. */
  async function found(): Promise<void> {
    const name = { 'zh-CN': '合成市', en: 'Synthetic City' }
    const { officers } = register
    await decide({ kind: 'city', name, utcOffsetMinutes: UTC_OFFSET_MINUTES, noticeDays: 0, officers })
    await decide({ kind: 'issuer', issuer: { id: ISSUER, name } })
    for (const { type } of ISSUED_TYPES) {
      const endsAt = Math.floor(Date.now() / 1000) + 365 * 86_400
      await decide({ kind: 'credential-type', type, crowd: type.attributes.map(() => 0), endsAt })
    }
    for (const { registered: _, ...key } of await deskClient(city.url, config.origin).issuerKeys()) {
      await decide({ kind: 'issuer-key', key })
    }
  }

  /** A request for a credential that a good wallet makes. */
  async function askForCredential(): Promise<Response> {
    const epoch = present()
    const pending = beginIssuance({ type: PERSON_ENTRY.id, epoch }, random)
    const { c_nonce: nonce } = (await (await fetch(`${city.url}/nonce`, { method: 'POST' })).json()) as {
      c_nonce: string
    }
    const proof = proveForIssuance({ pending, nonce, present: null }, random)
    return fetch(`${city.url}/credential`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${await provider.token()}`,
      },
      body: JSON.stringify({ credential_configuration_id: PERSON_ENTRY.id, proofs: { hefu_commitment: [proof] } }),
    })
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hefu-start-'))
    // Where root runs the tests, another user runs the database and has to reach its folder.
    await chmod(folder, 0o711)
    provider = await startTestProvider()
    const identityProvider = { issuer: provider.issuer, audience: AUDIENCE, claims: 'userinfo' } as const
    witness = await startTestWitness()
    register = await syntheticRegister(TEST_CONFIG.origin, 0, random)
    const { url, key } = witness
    config = { ...TEST_CONFIG, identityProvider, witnesses: [{ url, key }] }
    city = await start()
  })
  afterAll(async () => {
    await city?.stop()
    await provider.close()
    await witness.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('serves nobody before it is founded, and says so', async () => {
    expect((await fetch(`${city.url}/readyz`)).status).toBe(503)
    const answers = [await fetch(`${city.url}/bundle`), await fetch(`${city.url}/nonce`, { method: 'POST' })]
    for (const answer of answers) expect(await answer.json()).toMatchObject({ status: 503, code: 'not-founded' })
    await found()
    await vi.waitFor(async () => expect((await bundle()).issuerKeys).toHaveLength(2 * ISSUED_TYPES.length), {
      timeout: 5_000,
    })
  })

  test('is ready, and issues to whom the identity provider vouches for', async () => {
    expect((await fetch(`${city.url}/readyz`)).status).toBe(200)
    const response = await askForCredential()
    expect([response.status, Object.keys((await response.json()) as object)]).toEqual([
      200,
      ['credentials', 'notification_id'],
    ])
  })

  test('is the only one on its folder, for a second city and for the keys command', async () => {
    await expect(start()).rejects.toMatchObject({ code: 'folder-in-use' })
    await expect(openCityKeys({ config, dataDirectory: folder, clock: systemClock })).rejects.toMatchObject({
      code: 'folder-in-use',
    })
    expect((await fetch(`${city.url}/readyz`)).status).toBe(200)
  })

  test('does not start with a configuration that contradicts itself', async () => {
    await expect(start({ config: { ...config, origin: '' } })).rejects.toMatchObject({ code: 'invalid-config' })
  })

  let keysBefore: Awaited<ReturnType<typeof bundle>>['issuerKeys']
  let logKeyBefore: string

  test('answers what is under way before it stops, and then nothing; its database stops last', async () => {
    keysBefore = (await bundle()).issuerKeys
    logKeyBefore = city.logKey
    const held = Promise.withResolvers<() => void>()
    provider.answers.set('/userinfo', (_, response) => {
      provider.answers.delete('/userinfo')
      held.resolve(() => response.end(JSON.stringify({ sub: 'person-1', birthdate: '1990-02-28' })))
    })
    const underWay = askForCredential()
    const release = await held.promise
    const stopped = city.stop()
    expect(city.stop()).toBe(stopped)
    expect(databaseRuns()).toBe(true)
    const released = performance.now()
    release()
    const response = await underWay
    expect([response.status, await response.json()]).toMatchObject([200, { credentials: [{}] }])
    await stopped
    // A connection that the client keeps open is not waited for.
    expect(performance.now() - released).toBeLessThan(3000)
    await expect(fetch(`${city.url}/healthz`)).rejects.toThrow()
    expect(databaseRuns()).toBe(false)
  })

  test('leaves nothing running where its address is in use', async () => {
    const { server, port } = await listenSomewhere()
    try {
      await expect(start({ port })).rejects.toMatchObject({ code: 'address-in-use' })
      expect(databaseRuns()).toBe(false)
      const release = await lockFolder(folder)
      await release()
    } finally {
      server.close()
    }
  })

  test('shows its keys to its team while it is stopped', async () => {
    const keys = await openCityKeys({ config, dataDirectory: folder, clock: systemClock })
    try {
      expect(keys.logKey).toBe(logKeyBefore)
      expect(await keys.held(present())).toEqual(keysBefore)
    } finally {
      await keys.close()
    }
    expect(databaseRuns()).toBe(false)
  })

  test('has the same keys and the same register after a restart', async () => {
    city = await start()
    expect(city.logKey).toBe(logKeyBefore)
    expect((await bundle()).issuerKeys).toEqual(keysBefore)
  })

  test('says that it cannot serve when its database is gone, still has the bundle, and stops', async () => {
    const [pid] = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGQUIT')
    const ready = () => fetch(`${city.url}/readyz`)
    await vi.waitFor(async () => expect((await ready()).status).toBe(503))
    expect(await (await ready()).json()).toMatchObject({ code: 'not-ready' })
    expect((await fetch(`${city.url}/healthz`)).status).toBe(200)
    const response = await askForCredential()
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(await response.json()).toMatchObject({ code: 'database-down' })
    expect((await bundle()).issuerKeys).toEqual(keysBefore)
    await city.stop()
  })

  test('logs nothing of whom it served, in all of this', () => {
    expect(logged.join('\n')).not.toMatch(/person-1|1990-02-28|eyJ/)
    expect(logged.some((line) => line.includes('"/credential"'))).toBe(true)
  })
})

function listenSomewhere(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ server, port: address && typeof address === 'object' ? address.port : 0 })
    })
  })
}
