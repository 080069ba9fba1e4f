import { readFile, writeFile } from 'node:fs/promises'
import { parseAct } from '@hefu/city'
import { createTestDatabase } from '@hefu/server/test-database'
import { issuerId } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { commandedCity } from '../test/commanded-city.ts'
import { run, testFolder } from '../test/test-terminal.ts'

const EXAMPLE = new URL('../example-service.json', import.meta.url)
const NOW = 1_795_608_000

const dayFrom = (now: number, days: number): string => new Date((now + days * 86_400) * 1000).toISOString().slice(0, 10)
const example = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(EXAMPLE, 'utf8'))

test('hefu service writes what officers decide, and serves the library from its file', async () => {
  const city = await commandedCity()
  const url = await city.serve()
  const { decide } = await city.found(url)
  const policy = JSON.parse(await readFile(city.path('policy.json'), 'utf8'))
  const config = {
    ...(await example()),
    port: 0,
    city: { url, ...policy },
    databaseUrl: await createTestDatabase(),
    dataDirectory: city.path('library'),
    register: {
      issuer: city.config.issuer,
      crowd: 5,
      validFrom: dayFrom(city.now, -1),
      endsAt: dayFrom(city.now, 300),
    },
    options: { payments: 'sandbox' },
  }
  const file = city.path('library.json')
  await writeFile(file, JSON.stringify(config))
  const decideAll = async (paths: string): Promise<string[]> => {
    const kinds: string[] = []
    for (const path of paths.trim().split('\n')) {
      const scene = { issuer: issuerId(city.config.issuer), utcOffsetMinutes: 480 }
      const act = parseAct(JSON.parse(await readFile(path, 'utf8')), scene)
      await decide(act)
      kinds.push(act.kind)
    }
    return kinds
  }

  const entries = await city.hefu('service', 'entries', file, '--to', city.path('acts'))
  expect([entries.code, entries.err]).toEqual([0, ''])
  expect(await decideAll(entries.out)).toEqual(['issuer', 'credential-type', 'service', 'service'])
  expect(await city.hefu('service', 'entries', file, '--to', city.path('acts'))).toMatchObject({
    code: 1,
    err: /^hefu: not-saved: .*01-issuer-library\.json/,
  })
  const keys = await city.hefu('service', 'keys', file, '--to', city.path('keys'))
  expect([keys.code, keys.err]).toEqual([0, ''])
  expect(new Set(await decideAll(keys.out))).toEqual(new Set(['issuer-key']))

  const stop = new AbortController()
  let isUp = (_: string): void => {}
  const address = new Promise<string>((done) => {
    isUp = done
  })
  const serving = run(['service', 'serve', file], city.now, {
    stopSignal: () => stop.signal,
    warn: async (text) => isUp(/http:\S+/.exec(text)?.[0] ?? ''),
  })
  const served = await Promise.race([address, serving.then(({ err }) => err)])
  const page = await (await fetch(`${served}/join?lang=en`)).text()
  expect(page).toContain('Example City Library</a>')
  expect((await fetch(`${served}/readyz`)).status).toBe(200)
  stop.abort()
  expect((await serving).code).toBe(0)
})

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
    await writeFile(file, JSON.stringify({ ...(await example()), dataDirectory: path('.'), ...service }))
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
