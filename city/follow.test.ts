import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@hefu/server/test-database'
import { type ActBody, MANDATE, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { ISSUER, type SyntheticRegister, seededRandom, syntheticRegister } from '@hefu/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { deskClient } from './register/desk-client.ts'
import { type RunningCity, startCity } from './start-city.ts'
import { decideOverHttp } from './test/decide-over-http.ts'
import { TEST_CONFIG, UTC_OFFSET_MINUTES } from './test/test-city.ts'
import { startTestWitness } from './test/test-witness.ts'

/** Everything that a new city has to decide before it can serve. */
async function found(city: RunningCity, register: SyntheticRegister): Promise<void> {
  const name = { 'zh-CN': '合成市', en: 'Synthetic City' }
  const { officers } = register
  const endsAt = Math.floor(Date.now() / 1000) + 365 * 86_400
  const types = [PERSON_ENTRY, PERSON_IDENTITY, MANDATE].map((type): ActBody => {
    return { kind: 'credential-type', type, crowd: type.attributes.map(() => 0), endsAt }
  })
  const acts: ActBody[] = [
    { kind: 'city', name, utcOffsetMinutes: UTC_OFFSET_MINUTES, noticeDays: 0, officers },
    { kind: 'issuer', issuer: { id: ISSUER, name } },
    ...types,
  ]
  for (const act of acts) await decideOverHttp(city.url, register, act)
  for (const { registered: _, ...key } of await deskClient(city.url, TEST_CONFIG.origin).issuerKeys()) {
    await decideOverHttp(city.url, register, { kind: 'issuer-key', key })
  }
}

test('a process beside the one that keeps the log serves by what that one decides, and decides nothing', async () => {
  const [databaseUrl, witness] = [await createTestDatabase(), await startTestWitness()]
  const register = await syntheticRegister(TEST_CONFIG.origin, 0, seededRandom('follow'))
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-follow-'))
  const config = { ...TEST_CONFIG, witnesses: [{ url: witness.url, key: witness.key }] }
  const log = { info() {}, error() {} }
  const start = (follows: boolean) =>
    startCity({ config, dataDirectory, databaseUrl, follows, host: '127.0.0.1', port: 0, log })
  const keeping = await start(false)
  const following = await start(true)
  onTestFinished(async () => {
    await following.stop()
    await keeping.stop()
    await witness.close()
    await rm(dataDirectory, { recursive: true, force: true })
  })
  expect((await fetch(`${following.url}/readyz`)).status).toBe(503)
  await found(keeping, register)
  expect((await fetch(`${following.url}/readyz`)).status).toBe(200)
  const bundles = async () =>
    Promise.all(
      [keeping, following].map(async ({ url }) => Buffer.from(await (await fetch(`${url}/bundle`)).arrayBuffer())),
    )
  await vi.waitFor(
    async () => {
      const [kept, followed] = await bundles()
      expect(kept?.length).toBeGreaterThan(1000)
      expect(followed).toEqual(kept)
    },
    { timeout: 10_000, interval: 100 },
  )
  const refused = decideOverHttp(following.url, register, { kind: 'notice-period', days: 7 })
  await expect(refused).rejects.toMatchObject({ code: 'log-closed' })
})
