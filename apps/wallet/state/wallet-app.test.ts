import { memoryStore } from '@hefu/app-browser'
import { epochAt, epochPlus, epochStart, PERSON_ENTRY } from '@hefu/standard'
import { beforeEach, describe, expect, test } from 'vitest'
import { enrol } from '../issuance/issue.ts'
import { quietNetwork } from '../net/quiet-network.ts'
import type { Protection } from '../storage/vault.ts'
import { type FakeCity, fakeCity, refuse } from '../test/fake-city.ts'
import { type Chores, createChores } from './chores.ts'
import { createWalletApp, type WalletApp } from './wallet-app.ts'

const PIN: Protection = { kind: 'pin', salt: new Uint8Array(16), memoryKib: 64, passes: 1 }
const SECRET = new Uint8Array(32).fill(1)
const LEFT = { verifier: 'v'.repeat(43), state: 's', redirectUri: 'http://localhost:4801/', purpose: 'enrol' } as const

let city: FakeCity
let records: Map<string, unknown>
let now: number
let online: boolean
let app: WalletApp
let chores: Chores

beforeEach(async () => {
  city = await fakeCity()
  records = new Map()
  now = city.now
  online = true
  restart()
})

/** A page that is opened anew on the same device. */
function restart(): void {
  const network = quietNetwork({
    fetch: (url, init) => (online ? city.fetch(url, init) : Promise.reject(new TypeError('no network'))),
    isOnline: () => online,
  })
  const ports = {
    store: memoryStore(records),
    clock: () => now,
    random: city.random,
    network,
    chooseLanguage: () => {},
  }
  app = createWalletApp(ports)
  chores = createChores({ ...ports, scene: () => app.state.get(), refreshTrust: app.refreshTrust })
}

/** First run until there is one card. */
async function setUp(): Promise<void> {
  await app.start()
  await app.arrive(LEFT, new URL('http://localhost:4801/?code=c&state=s'))
  await app.protect(PIN, SECRET)
  const { wallet, arrival } = app.state.get()
  if (!wallet || !arrival) throw new Error('not open')
  const { config, bundle } = await app.requireTrust()
  const ports = { config, bundle, network: app.network, random: city.random, now }
  await enrol(ports, wallet, { tokens: arrival.tokens, type: PERSON_ENTRY.id })
  city.requests.length = 0
}

function heldEpochs(): number[] {
  return (
    app.state
      .get()
      .wallet?.holdings.get()
      .credentials.map(({ header }) => header.epoch) ?? []
  )
}

describe('the app', () => {
  test('goes from welcome by sign-in and protection to an open wallet, and starts locked ever after', async () => {
    await setUp()
    expect(app.state.get()).toMatchObject({ phase: 'open', problem: null })
    restart()
    await app.start()
    expect(app.state.get()).toMatchObject({ phase: 'locked', wallet: null, protection: PIN, bundle: city.bundle })
    expect(city.requests).toEqual([])
    await expect(app.unlock(new Uint8Array(32))).rejects.toMatchObject({ code: 'wrong-secret' })
    await app.unlock(SECRET)
    expect(heldEpochs()).toEqual([epochAt(now, 480)])
  })

  test('works without any network after the first run', async () => {
    await setUp()
    online = false
    restart()
    await app.start()
    await app.unlock(SECRET)
    expect(await app.requireTrust()).toMatchObject({ bundle: city.bundle })
    expect(heldEpochs()).toHaveLength(1)
  })

  test('forgets secrets, tokens and history when it is locked', async () => {
    await setUp()
    const credential = app.state.get().wallet?.holdings.get().credentials[0]
    app.lock()
    expect(app.state.get()).toMatchObject({ phase: 'locked', wallet: null, arrival: null })
    for (const secret of [credential?.nymSecret, credential?.proverNym, credential?.proverBlind]) {
      expect(secret).toEqual(new Uint8Array(32))
    }
  })

  test.each([
    ['?error=access_denied&state=s', 'sign-in-refused'],
    ['?code=c&state=another', 'sign-in-down'],
  ])('says why a sign-in that came back with %s came to nothing', async (query, problem) => {
    await app.start()
    await app.arrive(LEFT, new URL(`http://localhost:4801/${query}`))
    expect(app.state.get()).toMatchObject({ phase: 'welcome', arrival: null, problem })
  })

  test('keeps the pinned city key when the server names another', async () => {
    await setUp()
    const other = await fakeCity('another city')
    city.instead.set('/config.json', [() => Response.json({ ...city.config, log: other.config.log })])
    await expect(app.refreshTrust()).rejects.toMatchObject({ code: 'city-key-changed' })
    expect(app.state.get()).toMatchObject({ trustProblem: 'city-key-changed', bundle: city.bundle })
    await app.refreshTrust()
    expect(app.state.get().trustProblem).toBeNull()
  })

  test('says how many acts it has when it asks for new ones, and never how old they are', async () => {
    await setUp()
    now += 3 * 86_400
    city.register.now = now
    await app.refreshTrust()
    expect(new Set(city.queries)).toEqual(new Set([`/bundle?start=${city.register.entries.length}`]))
  })

  test('raises the alarm when the city shows it another past, keeps what it had, and shows the evidence', async () => {
    await setUp()
    const entries = [...city.register.entries.slice(0, -1)]
    entries.push(await city.register.act({ kind: 'notice-period', days: 3 }))
    const forked = (await city.register.bytes({ entries })) as Uint8Array<ArrayBuffer>
    city.instead.set('/bundle', [() => new Response(forked)])
    await expect(app.refreshTrust()).rejects.toMatchObject({ code: 'register-forked' })
    expect(app.state.get()).toMatchObject({ trustProblem: 'register-forked', bundle: city.bundle })
    expect(app.state.get().evidence).toContain(city.bundle.origin)
    await app.refreshTrust()
    expect(app.state.get()).toMatchObject({ trustProblem: null, evidence: null })
  })

  test('deletes everything', async () => {
    await setUp()
    await app.deleteEverything()
    expect(records.size).toBe(0)
    restart()
    await app.start()
    expect(app.state.get().phase).toBe('welcome')
  })
})

describe('the chores', () => {
  test('do nothing while a pass is shown, nor soon after, whatever is due', async () => {
    await setUp()
    now += 40 * 3600
    const release = app.network.hold()
    await chores.tick()
    release()
    chores.rest()
    await chores.tick()
    now += 29
    await chores.tick()
    expect(city.requests).toEqual([])
    now += 120
    await chores.tick()
    expect(city.requests).toContain('/bundle')
  })

  test('fetch the bundle once, then not for half a day', async () => {
    await setUp()
    const fetched: number[] = []
    for (const hours of [0, 12 - 1 / 3600, 24]) {
      now += hours * 3600
      await chores.tick()
      fetched.push(city.requests.filter((path) => path === '/bundle').length)
    }
    expect(fetched).toEqual([1, 1, 2])
  })

  test('do not wait when the bundle is about to be too old', async () => {
    await setUp()
    now += 5 * 86_400
    chores.rest()
    await chores.tick()
    expect(city.requests).toEqual(['/config.json', '/bundle'])
  })

  test('fetch the next epoch at the planned moment and not before', async () => {
    await setUp()
    const { dueAt } = app.state.get().wallet?.holdings.get().renewal ?? { dueAt: 0 }
    const present = epochAt(now, 480)
    expect(dueAt).toBeGreaterThan(now)
    expect(dueAt).toBeLessThan(epochStart(epochPlus(present, 1), 480))
    now = dueAt - 1
    await chores.tick()
    expect(heldEpochs()).toEqual([present])
    now = dueAt
    await chores.tick()
    expect(heldEpochs()).toEqual([present, epochPlus(present, 1)])
  })

  test('try again later and later when the city is down, and then succeed', async () => {
    await setUp()
    const wallet = app.state.get().wallet
    now = wallet?.holdings.get().renewal.dueAt ?? 0
    city.instead.set(
      '/credential',
      Array.from({ length: 3 }, () => () => refuse('', 503)),
    )
    const waits: number[] = []
    for (let failures = 1; failures <= 3; failures++) {
      await chores.tick()
      const plan = wallet?.holdings.get().renewal
      expect(plan).toMatchObject({ failures, needsSignIn: false })
      waits.push((plan?.dueAt ?? 0) - now)
      now = plan?.dueAt ?? 0
    }
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(150 * 2 ** index)
      expect(wait).toBeLessThanOrEqual(300 * 2 ** index)
    }
    await chores.tick()
    expect(heldEpochs()).toHaveLength(2)
    expect(wallet?.holdings.get().renewal.failures).toBe(0)
  })

  test('stop trying when only the holder can sign in again', async () => {
    await setUp()
    const wallet = app.state.get().wallet
    now = wallet?.holdings.get().renewal.dueAt ?? 0
    city.instead.set('/token', [() => refuse('invalid_grant')])
    await chores.tick()
    expect(wallet?.holdings.get().renewal.needsSignIn).toBe(true)
    const before = city.requests.length
    now += 7 * 3600
    await chores.tick()
    expect(city.requests.filter((path) => path === '/token')).toHaveLength(1)
    expect(city.requests.length - before).toBeLessThanOrEqual(2)
  })
})
