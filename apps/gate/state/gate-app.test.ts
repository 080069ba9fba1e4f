import { type AppConfig, BrowserError, memoryStore } from '@hefu/app-browser'
import { toBase64url } from '@hefu/bytes'
import { ed25519KeyPair, formatVerifierKey } from '@hefu/log'
import { MAX_BUNDLE_AGE, registerView, type Service, serviceOf, type TrustBundle } from '@hefu/standard'
import { type Served, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import type { GateEngine, GateSetup, Sight } from '../engine/gate-engine.ts'
import { createGateApp, type GateApp } from './gate-app.ts'

const SEED = new Uint8Array(32).fill(3)
const DAY = 86_400

let synthetic: SyntheticCity
let keys: Record<string, { id: string; seed: string }>
let records: Map<string, unknown>
let bundle: TrustBundle
let served: Served
let config: AppConfig
let online: boolean
let now: number
let requests: string[]
let opened: GateSetup[]
let replaced: TrustBundle[]
let app: GateApp

beforeEach(async () => {
  synthetic = await syntheticCity('gate app state')
  const { publicKey } = await ed25519KeyPair(SEED)
  const bar: Service = { ...synthetic.services.bar, requestKeys: [{ id: 'bar.1', publicKey }] }
  served = {}
  await publish(synthetic.bundle.issuedAt, bar)
  keys = { [bar.id]: { id: 'bar.1', seed: toBase64url(SEED) } }
  const { logKey, witnesses, quorum } = synthetic.policy
  config = {
    cityUrl: 'http://localhost:4890',
    log: { key: formatVerifierKey(logKey), witnesses: witnesses.map(formatVerifierKey), quorum },
    identityProvider: null,
    demo: true,
  }
  records = new Map()
  online = true
  now = synthetic.now
  requests = []
  restart()
})

/** The register as witnesses see it at a moment, after what officers have changed. */
async function publish(attestedAt: number, ...changed: readonly Service[]): Promise<void> {
  synthetic.register.now = attestedAt
  for (const service of changed) await synthetic.register.decide({ kind: 'service', service })
  bundle = registerView(await synthetic.register.prove())
}

/** A page that is opened anew on the same device. */
function restart(): void {
  opened = []
  replaced = []
  const engine: GateEngine = {
    open: async (setup) => {
      opened.push(setup)
    },
    replaceBundle: async (newer) => {
      replaced.push(newer)
    },
    look: async () => ({ sight: 'nothing' }),
    ask: async () => ({ text: 'HQ1:', validUntil: 0 }),
  }
  app = createGateApp({
    store: memoryStore(records),
    clock: () => now,
    milliseconds: () => now * 1000,
    later: () => () => {},
    engine,
    chooseLanguage: () => {},
    async fetcher(url) {
      requests.push(url)
      if (!online) throw new BrowserError('offline', 'no network')
      if (url === '/config.json') {
        return Response.json(config, { headers: { date: new Date(synthetic.now * 1000).toUTCString() } })
      }
      if (url === '/gate-keys.json') return Response.json(keys)
      const start = Number(new URL(url).searchParams.get('start') ?? 0)
      return new Response((await synthetic.register.bytes({ start, ...served })) as Uint8Array<ArrayBuffer>)
    },
  })
}

const metro = (): Service => synthetic.services.metro
const bar = (): Service => serviceOf(bundle, synthetic.services.bar.id, now) ?? metro()
const judged = (verdict: 'admitted' | 'refused', remembered = true): Sight => ({
  sight: 'judged',
  verdict: verdict === 'admitted' ? { verdict, disclosed: new Map() } : { verdict, reason: 'seen' },
  remembered,
  spent: { reading: 1, checking: 1, keeping: 1 },
})

describe('the first start', () => {
  test('fetches the city and asks for a service, once', async () => {
    await app.start()
    expect(app.state.get().phase).toBe('choosing')
    await app.choose(metro().id)
    expect(app.state.get()).toMatchObject({ phase: 'door', opened: true, closed: null, service: metro() })
    restart()
    await app.start()
    expect(app.state.get()).toMatchObject({ phase: 'door', opened: true, service: metro() })
  })

  test('without a network says so, and goes on when there is one', async () => {
    online = false
    await app.start()
    expect(app.state.get()).toMatchObject({ phase: 'no-city', trustProblem: 'offline' })
    online = true
    now += 60
    await app.tick()
    expect(app.state.get()).toMatchObject({ phase: 'choosing', trustProblem: null })
  })
})

describe('a door', () => {
  beforeEach(async () => {
    await app.start()
    await app.choose(metro().id)
  })

  test('opens without any network after the first run', async () => {
    online = false
    restart()
    await app.start()
    expect(app.state.get()).toMatchObject({ phase: 'door', opened: true, closed: null })
  })

  test('says how old its bundle is when it asks for the next, and nothing else of itself', async () => {
    const asked = async (): Promise<string | undefined> => {
      requests.length = 0
      await app.refresh()
      return requests.find((url) => url.includes('/bundle'))
    }
    const start = synthetic.register.entries.length
    expect(await asked()).toBe(`${config.cityUrl}/bundle?start=${start}&held=hour`)
    now = bundle.issuedAt + 3 * DAY
    expect(await asked()).toBe(`${config.cityUrl}/bundle?start=${start}&held=week`)
    records.clear()
    restart()
    await app.start()
    expect(requests).toContain(`${config.cityUrl}/bundle?held=none`)
  })

  test('takes a newer bundle without closing', async () => {
    await publish(now)
    await app.refresh()
    expect(replaced).toEqual([bundle])
    expect(opened).toHaveLength(1)
    expect(app.state.get()).toMatchObject({ phase: 'door', opened: true, bundle })
  })

  test('closes when its bundle is older than 7 days, and opens with a newer one', async () => {
    online = false
    now = bundle.issuedAt + MAX_BUNDLE_AGE + 1
    await app.tick()
    expect(app.state.get()).toMatchObject({ closed: 'stale-bundle', trustProblem: 'offline' })
    online = true
    await publish(now)
    now += 60
    await app.tick()
    expect(app.state.get().closed).toBeNull()
  })

  test('closes while the clock of the device is behind its bundle', async () => {
    now = bundle.issuedAt - 3600
    await app.tick()
    expect(app.state.get()).toMatchObject({ closed: 'gate-clock', clockOffset: synthetic.now - now })
  })

  test('closes when the register of its service ends', async () => {
    await publish(now, { ...metro(), endsAt: now })
    await app.refresh()
    expect(app.state.get()).toMatchObject({ phase: 'door', closed: 'service-not-in-force' })
  })

  test('goes by a registration that waits as soon as its time has come, without a network', async () => {
    await synthetic.register.decide({ kind: 'notice-period', days: 1 })
    await publish(now, { ...metro(), required: [4] })
    await app.refresh()
    expect(app.state.get().service?.required).toEqual([])
    online = false
    now += DAY
    await app.tick()
    expect(app.state.get()).toMatchObject({ phase: 'door', closed: null, service: { required: [4] } })
  })

  test('raises the alarm when the city shows it another past, and keeps what it had', async () => {
    const before = app.state.get().bundle
    const { entries } = synthetic.register
    served = { entries: [...entries.slice(0, -1), await synthetic.register.act({ kind: 'notice-period', days: 3 })] }
    await app.refresh()
    expect(app.state.get()).toMatchObject({ phase: 'door', trustProblem: 'register-forked', bundle: before })
    expect(app.state.get().evidence).toContain(synthetic.bundle.origin)
    served = {}
    await publish(now)
    await app.refresh()
    expect(app.state.get()).toMatchObject({ trustProblem: null, evidence: null })
  })

  test('keeps to the key that it pinned', async () => {
    const other = await syntheticCity('another city')
    config = { ...config, log: { ...config.log, key: formatVerifierKey(other.policy.logKey) } }
    await app.refresh()
    expect(app.state.get()).toMatchObject({ phase: 'door', opened: true, trustProblem: 'city-key-changed' })
  })

  test('fetches nothing while it shows verdicts, until a bundle is due', async () => {
    requests.length = 0
    app.saw(judged('admitted'))
    now += 3000
    await app.tick()
    expect(requests).toEqual([])
    now += 600
    await app.tick()
    const query = `start=${synthetic.register.entries.length}&held=day`
    expect(requests).toEqual(['/config.json', `${config.cityUrl}/bundle?${query}`])
  })

  test('counts the day in two numbers, and begins anew on the next', async () => {
    for (const verdict of ['admitted', 'refused', 'admitted'] as const) app.saw(judged(verdict))
    expect(app.state.get().count).toEqual({ date: '2026-11-25', admitted: 2, refused: 1 })
    restart()
    await app.start()
    expect(app.state.get().count).toEqual({ date: '2026-11-25', admitted: 2, refused: 1 })
    now += DAY
    await app.tick()
    expect(app.state.get().count).toEqual({ date: '2026-11-26', admitted: 0, refused: 0 })
  })

  test('keeps of a verdict nothing but that count', async () => {
    const before = new Set(records.keys())
    app.saw(judged('admitted'))
    await app.resetCount()
    expect(new Set(records.keys())).toEqual(new Set([...before, 'day-count']))
    expect(records.get('day-count')).toEqual({ date: '2026-11-25', admitted: 0, refused: 0 })
  })

  test('says when it would forget over a reload', () => {
    app.saw(judged('admitted', false))
    expect(app.state.get().remembers).toBe(false)
  })
})

describe('a service that asks', () => {
  test('is given its key by a demo city', async () => {
    await app.start()
    await app.choose(bar().id)
    expect(app.state.get().requestKey?.id).toBe('bar.1')
    expect(opened.at(-1)?.requestKey?.id).toBe('bar.1')
  })

  test('is given it later where the demo was not there at first', async () => {
    const handedOut = keys
    keys = {}
    await app.start()
    await app.choose(bar().id)
    expect(app.state.get()).toMatchObject({ phase: 'door', requestKey: null })
    keys = handedOut
    await app.refresh()
    expect(opened.at(-1)?.requestKey?.id).toBe('bar.1')
  })

  test('takes its key from a file elsewhere, and forgets it when told to', async () => {
    config = { ...config, demo: false }
    await app.start()
    await app.choose(bar().id)
    expect(app.state.get().requestKey).toBeNull()
    expect(requests).not.toContain('/gate-keys.json')
    await expect(app.importKey('{}')).rejects.toMatchObject({ code: 'key-of-another-service' })
    await app.importKey(JSON.stringify(keys))
    expect(opened.at(-1)?.requestKey?.id).toBe('bar.1')
    await app.forgetKey()
    expect(opened.at(-1)?.requestKey).toBeNull()
  })

  test('opens anew when the register names another key', async () => {
    await app.start()
    await app.choose(bar().id)
    const renewed = { ...bar(), requestKeys: [{ id: 'bar.2', publicKey: new Uint8Array(32) }] }
    await publish(now, renewed)
    await app.refresh()
    expect(app.state.get().requestKey).toBeNull()
  })
})

test('the newest tab has the gate', async () => {
  await app.start()
  await app.choose(metro().id)
  app.giveUp()
  await app.tick()
  expect(app.state.get()).toMatchObject({ phase: 'elsewhere', opened: false })
})
