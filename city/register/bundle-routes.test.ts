import { gunzipSync } from 'node:zlib'
import { decodeRegisterBundle, proveRegister, registerView } from '@hefu/standard'
import { ISSUER, type SyntheticRegister, seededRandom, syntheticRegister } from '@hefu/testing'
import type { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { bundleRoutes } from './bundle-routes.ts'
import { DELTA_STEP, provenBundles } from './proven-bundle.ts'

const NOW = 1_795_000_000
const NAME = { 'zh-CN': '合成市', en: 'Synthetic City' }

let register: SyntheticRegister
let app: Hono

beforeEach(async () => {
  register = await syntheticRegister('synthetic.example', NOW, seededRandom('bundle routes'))
  app = bundleRoutes(
    provenBundles(
      {
        async published() {
          if (register.entries.length === 0) return null
          const { checkpoint } = decodeRegisterBundle(await register.bytes())
          return { size: register.entries.length, note: checkpoint }
        },
      },
      async ({ start, end }) => register.entries.slice(start, end),
    ),
  )
})

async function found(acts = 0): Promise<void> {
  const { officers } = register
  await register.decide({ kind: 'city', name: NAME, utcOffsetMinutes: 480, noticeDays: 0, officers })
  for (let i = 0; i < acts; i++) await register.decide({ kind: 'issuer', issuer: { id: ISSUER, name: NAME } })
}

const get = (path = '/bundle', headers: Record<string, string> = {}) => Promise.resolve(app.request(path, { headers }))
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

describe('the bundle', () => {
  test('is not there before the city is founded, and says so', async () => {
    const response = await get()
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '60'])
    expect(await response.json()).toMatchObject({ code: 'not-founded' })
  })

  test('is what a wallet proves the register from, for any cache', async () => {
    await found(3)
    const response = await get()
    const header = (name: string) => response.headers.get(name)
    expect([header('Content-Type'), header('Cache-Control')]).toEqual(['application/cbor', 'public, max-age=300'])
    const proven = await proveRegister(await bytesOf(response), register.policy, null)
    expect(registerView(proven)).toMatchObject({ name: NAME, issuedAt: NOW })
    expect(proven.state.size).toBe(4)
  })

  test('is compressed for whom that suits, and not sent again to who has it', async () => {
    await found(3)
    const [plain, zipped] = [await get(), await get('/bundle', { 'Accept-Encoding': 'br, gzip' })]
    expect(zipped.headers.get('Content-Encoding')).toBe('gzip')
    expect(new Uint8Array(gunzipSync(await bytesOf(zipped)))).toEqual(await bytesOf(plain))
    const [tag, other] = [plain, zipped].map(({ headers }) => headers.get('ETag') ?? '')
    expect(tag).not.toBe(other)
    const again = await get('/bundle', { 'If-None-Match': `"x", W/${tag}` })
    expect([again.status, (await bytesOf(again)).length]).toEqual([304, 0])
    await register.decide({ kind: 'notice-period', days: 7 })
    expect((await get('/bundle', { 'If-None-Match': tag ?? '' })).status).toBe(200)
  })

  test('is a delta for who has acts already, from a step that many share', async () => {
    await found(DELTA_STEP + 9)
    const first = await proveRegister(await bytesOf(await get()), register.policy, null)
    register.now = NOW + 60
    await register.decide({ kind: 'notice-period', days: 7 })
    const size = first.state.size
    const delta = await bytesOf(await get(`/bundle?start=${size}`))
    expect(decodeRegisterBundle(delta)).toMatchObject({ start: DELTA_STEP })
    expect((await proveRegister(delta, register.policy, first)).state.size).toBe(size + 1)
  })

  test.each(['-1', 'x', '1.5', '1e99'])('from a start that is none (%s) is not', async (start) => {
    await found()
    expect((await get(`/bundle?start=${start}`)).status).toBe(400)
  })
})
