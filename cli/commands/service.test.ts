import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseAct } from '@hefu/city'
import { createTestDatabase } from '@hefu/server/test-database'
import { issuerId } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { type CommandedCity, commandedCity } from '../test/commanded-city.ts'
import { run, testFolder } from '../test/test-terminal.ts'

const EXAMPLE = new URL('../example-service.json', import.meta.url)
const NOW = 1_795_608_000

const dayFrom = (now: number, days: number): string => new Date((now + days * 86_400) * 1000).toISOString().slice(0, 10)
const example = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(EXAMPLE, 'utf8'))

test('hefu service writes what officers decide, and serves the library from its file', async () => {
  const city = await commandedCity()
  const url = await city.serve()
  const { decide } = await city.found(url)
  const file = await serviceFile(city, url, 'library', { payments: 'sandbox' })
  const entries = await city.hefu('service', 'entries', file, '--to', city.path('acts'))
  expect([entries.code, entries.err]).toEqual([0, ''])
  expect(await decideAll(city, decide, entries.out)).toEqual(['issuer', 'credential-type', 'service', 'service'])
  expect(await city.hefu('service', 'entries', file, '--to', city.path('acts'))).toMatchObject({
    code: 1,
    err: /^hefu: not-saved: .*01-issuer-library\.json/,
  })
  const keys = await city.hefu('service', 'keys', file, '--to', city.path('keys'))
  expect([keys.code, keys.err]).toEqual([0, ''])
  expect(new Set(await decideAll(city, decide, keys.out))).toEqual(new Set(['issuer-key']))

  await whileServed(city, file, async (served) => {
    const page = await (await fetch(`${served}/join?lang=en`)).text()
    expect(page).toContain('Example City Library</a>')
    expect((await fetch(`${served}/readyz`)).status).toBe(200)
  })
})

/** What an operator decides of each of the others. */
const OPTIONS = {
  transit: {
    feed: fileURLToPath(new URL('../../services/transit/feed/demo-city', import.meta.url)),
    gates: [{ id: 'square-in', stop: 'm104', line: 'm1', way: 'in' }],
    payments: 'sandbox',
    payouts: 'sandbox',
  },
  parking: {
    carParks: [
      {
        id: 'yard',
        name: { 'zh-CN': '车场', en: 'Yard' },
        zone: 'A',
        places: 10,
        bays: 1,
        tariff: {
          freeMinutes: 15,
          halfHour: 400,
          nightHalfHour: 100,
          nightFrom: 1320,
          nightUntil: 420,
          dayMaximum: 6000,
        },
      },
    ],
    barriers: [{ id: 'yard-in', carPark: 'yard', way: 'in' }],
    payments: 'sandbox',
  },
  exams: {},
  clinic: { id: 'clinic' },
} as const

test.each(Object.entries(OPTIONS))('hefu service registers and serves %s, too', async (service, options) => {
  const city = await commandedCity()
  const url = await city.serve()
  const { decide } = await city.found(url)
  const file = await serviceFile(city, url, service, options)
  for (const act of ['entries', 'keys']) {
    const { code, err, out } = await city.hefu('service', act, file, '--to', city.path(act))
    expect([code, err]).toEqual([0, ''])
    await decideAll(city, decide, out)
  }
  await whileServed(city, file, async (served) => {
    expect((await fetch(`${served}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${served}/?lang=en`)).text()).toContain('Example City Library</a>')
  })
})

type Decide = Awaited<ReturnType<CommandedCity['found']>>['decide']

/** Writes the file of a service of that city. @returns its path */
async function serviceFile(city: CommandedCity, url: string, service: string, options: object): Promise<string> {
  const policy = JSON.parse(await readFile(city.path('policy.json'), 'utf8'))
  const config = {
    ...(await example()),
    port: 0,
    city: { url, ...policy },
    databaseUrl: await createTestDatabase(),
    dataDirectory: city.path('service'),
    register: {
      issuer: city.config.issuer,
      crowd: 5,
      validFrom: dayFrom(city.now, -1),
      endsAt: dayFrom(city.now, 300),
    },
    service,
    options,
  }
  await writeFile(city.path('service.json'), JSON.stringify(config))
  return city.path('service.json')
}

/** Two officers decide the acts of these files. @returns their kinds */
async function decideAll(city: CommandedCity, decide: Decide, paths: string): Promise<string[]> {
  const scene = { issuer: issuerId(city.config.issuer), utcOffsetMinutes: 480 }
  const kinds: string[] = []
  for (const path of paths.trim().split('\n')) {
    const act = parseAct(JSON.parse(await readFile(path, 'utf8')), scene)
    await decide(act)
    kinds.push(act.kind)
  }
  return kinds
}

/** Serves what a file says for as long as something is done with it. @param use is given the address */
async function whileServed(city: CommandedCity, file: string, use: (url: string) => Promise<void>): Promise<void> {
  const stop = new AbortController()
  let isUp = (_: string): void => {}
  const address = new Promise<string>((done) => {
    isUp = done
  })
  const serving = run(['service', 'serve', file], city.now, {
    stopSignal: () => stop.signal,
    warn: async (text) => isUp(/http:\S+/.exec(text)?.[0] ?? ''),
  })
  try {
    await use(await Promise.race([address, serving.then(({ err }) => err)]))
  } finally {
    stop.abort()
  }
  expect((await serving).code).toBe(0)
}

describe('hefu service says what is wrong with a file', () => {
  const withChange = async (change: object, ...args: string[]) => {
    const { path } = await testFolder()
    const file = path('service.json')
    const data = { dataDirectory: path('data') }
    await writeFile(file, JSON.stringify({ ...(await example()), ...data, ...change }))
    return run(['service', ...args.map((arg) => (arg === 'FILE' ? file : arg)), '--to', path('acts')], NOW)
  }
  test.each([
    ['no such service', { service: 'swimming' }, /^hefu: unreadable: .*does not fit: service/],
    ['no operator', { operator: { name: 'Library' } }, /does not fit: operator\.name, operator\.legalBasis/],
    [
      'a day that is none',
      { register: { issuer: 'city', crowd: 5, validFrom: 'x', endsAt: '2029-01-01' } },
      /register\.validFrom/,
    ],
    [
      'an issuer that is none',
      { register: { issuer: '!', crowd: 5, validFrom: '2026-01-01', endsAt: '2029-01-01' } },
      /register\.issuer/,
    ],
    ['a member that nobody reads', { trustedProxy: 1 }, /^hefu: invalid-config: does not fit: trustedProxy/],
    ['an address with a slash', { publicUrl: 'https://library.example/' }, /^hefu: invalid-config: .*publicUrl/],
    ['options of another service', { service: 'transit' }, /^hefu: invalid-config: options: .*feed, gates, payouts/],
  ])('%s', async (_, change, said) => {
    const { code, err } = await withChange(change, 'entries', 'FILE')
    expect([code, err]).toEqual([expect.any(Number), expect.stringMatching(said)])
    expect(code).not.toBe(0)
  })

  test('that is not there, or no JSON', async () => {
    const { path } = await testFolder()
    const entries = (name: string) => run(['service', 'entries', path(name), '--to', path('acts')], NOW)
    expect((await entries('none.json')).err).toMatch(/^hefu: not-found: /)
    await writeFile(path('text.json'), 'no JSON')
    expect((await entries('text.json')).err).toMatch(/^hefu: unreadable: .*not JSON/)
  })
})

describe('hefu service token', () => {
  const token = async (service: object, device: string) => {
    const { path } = await testFolder()
    const file = path('service.json')
    await writeFile(file, JSON.stringify({ ...(await example()), dataDirectory: path('data'), ...service }))
    return run(['service', 'token', file, device], NOW)
  }

  test('gives a gate the token that the service expects of it, and no other device the same', async () => {
    const { code, out } = await token({ service: 'transit' }, 'square-in')
    expect([code, out]).toEqual([0, expect.stringMatching(/^[\w-]{43}\n$/)])
    expect((await token({ service: 'transit' }, 'square-out')).out).not.toBe(out)
  })

  test('is refused by a service without devices', async () => {
    expect((await token({}, 'desk')).err).toMatch(/^hefu: usage: library has no devices/)
  })
})
