import { readFile, writeFile } from 'node:fs/promises'
import { toHex } from '@hefu/bytes'
import { decodePass, type Service, SLOT_SECONDS, serviceId, slotAt } from '@hefu/standard'
import { ADULT, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { answerRequest, type HeldCredential, makePass, readRequest } from '@hefu/wallet'
import { beforeAll, describe, expect, test } from 'vitest'
import { runHefu } from '../hefu.ts'
import { bundleFile } from '../test/bundle-file.ts'
import { chunks, run, testFolder, testTerminal } from '../test/test-terminal.ts'

let city: SyntheticCity
let credential: HeldCredential

beforeAll(async () => {
  city = await syntheticCity('gate command')
  credential = city.issue(ADULT)
})

function pass(service: Service, now: number = city.now): string {
  return makePass({ credential, service, bundle: city.bundle, slot: slotAt(now) }, city.random)
}

/** Runs a gate over lines; what it answers, parsed. */
async function gate(service: string, lines: readonly string[], extra: readonly string[] = []): Promise<unknown[]> {
  const folder = await testFolder()
  const bundle = await bundleFile(folder.path('bundle'), city)
  const input = chunks(lines.map((line) => `${line}\n`))
  const { code, out } = await run(['gate', ...bundle, '--service', service, ...extra], city.now, { input })
  expect(code).toBe(0)
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe('hefu gate', () => {
  test('answers every line with one line of JSON, in order', async () => {
    const { metro, pool } = city.services
    const genuine = pass(metro)
    const lines = [
      genuine,
      genuine,
      'hello',
      '',
      pass(pool),
      pass(metro, city.now - 90),
      `HF1:${'A'.repeat(9000)}`,
      'HF2:X',
    ]
    expect(await gate('transit.metro', lines)).toEqual([
      { verdict: 'admitted', disclosed: {} },
      { verdict: 'refused', reason: 'seen' },
      { verdict: 'refused', reason: 'malformed' },
      { verdict: 'refused', reason: 'malformed' },
      { verdict: 'refused', reason: 'wrong-service' },
      { verdict: 'refused', reason: 'slot-passed' },
      { verdict: 'refused', reason: 'malformed' },
      { verdict: 'refused', reason: 'unknown-version' },
    ])
  })

  test('names what is disclosed and nothing else', async () => {
    expect(await gate('sports.pool', [pass(city.services.pool)])).toEqual([
      { verdict: 'admitted', disclosed: { 'over-18': true } },
    ])
  })

  test.each([
    ['visit', 'any', 30, false],
    ['day', 'once', 30, false],
    ['account', 'any', 0, false],
    ['account', 'any', 30, true],
    ['day', 'any', 1, true],
  ] as const)('a service of scope %s that admits %s and keeps %d days: pseudonym %s', async (...row) => {
    const [scope, admission, retentionDays, told] = row
    const service: Service = { ...city.services.metro, id: serviceId('some.door'), scope, admission, retentionDays }
    const folder = await testFolder()
    const bundle = await bundleFile(folder.path('bundle'), city, { services: [service] })
    const text = pass(service)
    const args = ['gate', ...bundle, '--service', 'some.door']
    const { out } = await run(args, city.now, { input: chunks([`${text}\n`]) })
    const answer = JSON.parse(out)
    expect(answer.verdict).toBe('admitted')
    expect('pseudonym' in answer).toBe(told)
    if (told) expect(Buffer.from(answer.pseudonym, 'base64url').toString('hex')).toBe(toHex(decodePass(text).pseudonym))
  })

  test('takes the next line only after its answer was taken, and answers each line before the next comes', async () => {
    const folder = await testFolder()
    const bundle = await bundleFile(folder.path('bundle'), city)
    const events: string[] = []
    async function* input(): AsyncGenerator<Uint8Array> {
      for (const line of ['one', 'two', 'three']) {
        events.push(`line ${line}`)
        yield new TextEncoder().encode(`${line}\n`)
      }
    }
    const terminal = testTerminal(city.now, {
      input: input(),
      async print() {
        events.push('asked to print')
        await new Promise((resolve) => setImmediate(resolve))
        events.push('printed')
      },
    })
    expect(await runHefu(['gate', ...bundle, '--service', 'transit.metro'], terminal)).toBe(0)
    expect(events).toEqual(['one', 'two', 'three'].flatMap((line) => [`line ${line}`, 'asked to print', 'printed']))
  })

  test('answers the last line even if no newline follows it', async () => {
    const folder = await testFolder()
    const bundle = await bundleFile(folder.path('bundle'), city)
    const input = chunks([pass(city.services.metro)])
    const { out } = await run(['gate', ...bundle, '--service', 'transit.metro'], city.now, { input })
    expect(JSON.parse(out).verdict).toBe('admitted')
  })
})

describe('hefu gate that asks first', () => {
  test('makes requests that wallets answer, each good for one pass', async () => {
    const folder = await testFolder()
    const seed = folder.path('key.json')
    const made = await run(['request-key', '--id', 'bar.1', '--save', seed], city.now)
    const { publicKey } = JSON.parse(made.out)
    const requestKeys = [{ id: 'bar.1', publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')) }]
    const bundle = { ...city.bundle, services: [{ ...city.services.bar, requestKeys }] }
    const options = await bundleFile(folder.path('bundle'), city, { services: bundle.services })

    const answers: { request?: string; verdict?: string; reason?: string; disclosed?: unknown; error?: string }[] = []
    async function* device(): AsyncGenerator<Uint8Array> {
      yield* chunks(['REQUEST\n'])
      const asked = await readRequest(answers[0]?.request ?? '', bundle, city.now)
      if (asked.outcome !== 'asks') throw new Error(asked.reason)
      const answer = answerRequest({ asked, credentials: [credential], bundle, now: city.now }, city.random)
      if (answer.outcome !== 'pass') throw new Error(answer.reason)
      yield* chunks([`${answer.text}\n`, `${answer.text}\n`, 'REQUEST over-18 concession\n'])
      const more = await readRequest(answers[3]?.request ?? '', bundle, city.now)
      expect(more.outcome).toBe('asks')
      yield* chunks(['REQUEST over-60\n', 'REQUEST shoe-size\n'])
    }
    const terminal = testTerminal(city.now, {
      input: device(),
      async print(text) {
        answers.push(JSON.parse(text))
      },
    })
    expect(await runHefu(['gate', ...options, '--service', 'venue.bar', '--request-key', seed], terminal)).toBe(0)
    expect(answers[1]).toEqual({ verdict: 'admitted', disclosed: { 'over-18': true } })
    expect(answers[2]?.reason).toBe('seen')
    expect(answers.slice(4)).toEqual([{ error: 'unregistered-attribute' }, { error: 'unknown-attribute' }])
  })

  test('without its key makes none', async () => {
    expect(await gate('venue.bar', ['REQUEST'])).toEqual([{ error: 'no-request-key' }])
  })

  test('does not start with a key that the register does not name, or that others can read', async () => {
    const folder = await testFolder()
    const key = folder.path('key.json')
    await run(['request-key', '--id', city.requestKey.id, '--save', key], city.now)
    const args = ['gate', ...(await bundleFile(folder.path('bundle'), city)), '--service', 'venue.bar', '--request-key']
    expect((await run([...args, key], city.now)).err).toMatch(/^hefu: unregistered-key: /)
    const open = folder.path('open.json')
    await writeFile(open, await readFile(key), { mode: 0o644 })
    expect(await run([...args, open], city.now)).toMatchObject({ code: 2, err: expect.stringMatching(/chmod 600/) })
  })
})

describe('hefu gate and its bundle', () => {
  test('is told to read it again, takes a newer one and keeps what it has instead of an older or a forged one', async () => {
    const folder = await testFolder()
    const path = folder.path('bundle')
    const { metro } = city.services
    const issuedAt = city.now - 60
    const args = ['gate', ...(await bundleFile(path, city, { issuedAt })), '--service', 'transit.metro']
    const later = city.now + SLOT_SECONDS
    let now = city.now
    async function* device(): AsyncGenerator<Uint8Array> {
      await bundleFile(path, city, { issuedAt: city.now, services: [{ ...metro, endsAt: later }] })
      yield* chunks(['BUNDLE\n'])
      now = later
      yield* chunks([`${pass(metro)}\n`])
      await bundleFile(path, city, { issuedAt })
      yield* chunks(['BUNDLE\n'])
      const forged = Buffer.from(await readFile(path))
      forged.write('X', forged.indexOf('synthetic.example'))
      await writeFile(path, forged)
      yield* chunks(['BUNDLE\n', `${pass(metro)}\n`])
    }
    const { out } = await run(args, city.now, { input: device(), clock: () => now })
    expect(
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { bundle: { issuedAt: city.now, usableUntil: city.now + 7 * 86_400 } },
      { verdict: 'refused', reason: 'service-not-in-force' },
      { error: 'outdated' },
      { error: 'bad-signature' },
      { verdict: 'refused', reason: 'service-not-in-force' },
    ])
  })

  test('that is too old judges nothing, and says so at the start', async () => {
    const folder = await testFolder()
    const bundle = await bundleFile(folder.path('bundle'), city, { issuedAt: city.now - 8 * 86_400 })
    const input = chunks([`${pass(city.services.metro)}\n`])
    const { out, err } = await run(['gate', ...bundle, '--service', 'transit.metro'], city.now, { input })
    expect(JSON.parse(out)).toEqual({ verdict: 'refused', reason: 'stale-bundle' })
    expect(err).toContain('TOO OLD')
  })

  test.each([
    ['a service that is not registered', ['--service', 'no.such'], 2, 'unknown-service'],
    ['a service id that is none', ['--service', 'No Such'], 2, 'usage'],
    ['a key that is none', ['--service', 'transit.metro', '--log-key', 'x'], 2, 'malformed-key'],
    ['a bundle that is not there', ['--service', 'transit.metro', '--bundle', '/no/such'], 2, 'not-found'],
  ])('does not start with %s', async (_, extra, code, word) => {
    const folder = await testFolder()
    const args = ['gate', ...(await bundleFile(folder.path('bundle'), city)), ...extra]
    const ended = await run(args, city.now)
    expect(ended).toMatchObject({ code, out: '' })
    expect(ended.err).toMatch(new RegExp(`^hefu: ${word}: [^\n]+\n$`))
  })
})
