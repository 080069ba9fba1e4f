import { writeFile } from 'node:fs/promises'
import { drawQr } from '@hefu/demo'
import { createGate } from '@hefu/gate'
import { decodePass, encodePass, epochPlus, serviceId, slotAt } from '@hefu/standard'
import { ADULT, CHILD, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { answerRequest, type HeldCredential, makePass, readRequest } from '@hefu/wallet'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundleFile } from '../test/bundle-file.ts'
import { type Ended, run, testFolder } from '../test/test-terminal.ts'

let city: SyntheticCity
let credential: HeldCredential
let passText: string
let requestText: string
let answerText: string

beforeAll(async () => {
  city = await syntheticCity('verify command')
  const { bundle, now, random, services, requestKey } = city
  credential = city.issue(ADULT)
  passText = makePass({ credential, service: services.pool, bundle, slot: slotAt(now) }, random)
  const gate = createGate({ bundle, service: services.bar.id, clock: () => now, random, requestKey })
  requestText = (await gate.makeRequest()).text
  const asked = await readRequest(requestText, bundle, now)
  if (asked.outcome !== 'asks') throw new Error(asked.reason)
  const answer = answerRequest({ asked, credentials: [credential], bundle, now }, random)
  if (answer.outcome !== 'pass') throw new Error(answer.reason)
  answerText = answer.text
})

async function verify(what: string, extra: readonly string[] = []): Promise<Ended> {
  const folder = await testFolder()
  const bundle = await bundleFile(folder.path('bundle'), city)
  return run(['verify', what, ...bundle, ...extra], city.now)
}

describe('hefu verify of a pass', () => {
  test('says in words what it shows and that it holds', async () => {
    const { code, out } = await verify(passText)
    expect(code).toBe(0)
    expect(out).toContain('sports.pool, 游泳馆 · Swimming pool')
    expect(out).toContain('person.entry of city.synthetic, epoch 2026-W48')
    expect(out).toContain('over-18 = true (年满 18 岁 · Aged 18 or over)')
    expect(out).toContain('2026-11-25 20:00:00 UTC+08:00')
    expect(out).toMatch(/\nHOLDS: a gate of sports.pool would admit it\n$/)
  })

  test('reads a picture and a text file as well', async () => {
    const folder = await testFolder()
    await writeFile(folder.path('code.png'), drawQr(passText).png)
    await writeFile(folder.path('code.txt'), `${passText}\n`)
    for (const name of ['code.png', 'code.txt']) {
      const { code, out, err } = await verify(folder.path(name), ['--json'])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(JSON.parse(out)).toMatchObject({
        subject: 'pass',
        holds: true,
        content: { disclosed: { 'over-18': true } },
      })
    }
  })

  test('holds at its time and not an hour later', async () => {
    expect(await verify(passText, ['--at', '2026-11-25T21:00'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('DOES NOT HOLD: slot-passed'),
    })
    expect((await verify(passText, ['--at', '2026-11-25T12:00:20Z'])).code).toBe(0)
    expect((await verify(passText, ['--at', String(city.now)])).code).toBe(0)
  })

  test('that answers a request holds, though only the asker can know of the request', async () => {
    const { code, out } = await verify(answerText, ['--json'])
    expect(JSON.parse(out)).toMatchObject({ holds: true, content: { service: 'venue.bar' } })
    expect(code).toBe(0)
  })

  test.each([
    ['altered', () => encodePass({ ...decodePass(passText), disclosed: new Map([[4, false]]) }), 'proof'],
    ['altered, of an answer', () => encodePass({ ...decodePass(answerText), nonce: new Uint8Array(16) }), 'proof'],
    [
      'that discloses what no request may ask for',
      () =>
        encodePass({
          ...decodePass(answerText),
          disclosed: new Map([
            [0, true],
            [4, true],
          ]),
        }),
      'over-disclosed',
    ],
    [
      'of a service that is not registered',
      () => encodePass({ ...decodePass(passText), service: serviceId('no.such') }),
      'unknown-service',
    ],
    [
      'of an epoch long ago',
      () => encodePass({ ...decodePass(passText), epoch: epochPlus(decodePass(passText).epoch, -2) }),
      'epoch',
    ],
    ['that is damaged', () => passText.slice(0, -3), 'malformed'],
    ['of another version', () => passText.replace('HF1', 'HF2'), 'unknown-version'],
    [
      'of somebody who is not entitled',
      () => {
        const { pool } = city.services
        return makePass(
          { credential: city.issue(CHILD), service: pool, bundle: city.bundle, slot: slotAt(city.now) },
          city.random,
        )
      },
      'not-entitled',
    ],
  ])('does not hold: one %s', async (_, text, reason) => {
    const { code, out } = await verify(text(), ['--json'])
    expect(JSON.parse(out)).toMatchObject({ subject: 'pass', holds: false, reason })
    expect(code).toBe(1)
  })

  test('at the gate of another service does not hold', async () => {
    const { code, out } = await verify(passText, ['--service', 'transit.metro', '--json'])
    expect(JSON.parse(out).reason).toBe('wrong-service')
    expect(code).toBe(1)
  })
})

describe('hefu verify of a request', () => {
  test('says who asks, for what, why and how long it is kept', async () => {
    const { code, out } = await verify(requestText)
    expect(code).toBe(0)
    for (const word of ['venue.bar, 酒吧 · Bar', '测试 · Testing', 'nothing is kept', 'over-18 (年满 18 岁', 'HOLDS']) {
      expect(out).toContain(word)
    }
  })

  test('does not hold once its time is over or when it was altered', async () => {
    const later = await verify(requestText, ['--at', '2026-11-25T21:00', '--json'])
    expect(JSON.parse(later.out)).toMatchObject({ holds: false, reason: 'slot-passed' })
    expect(later.code).toBe(1)
    const damaged = await verify(`HQ1:${requestText.slice(5)}`, ['--json'])
    expect(JSON.parse(damaged.out)).toMatchObject({ holds: false, reason: 'malformed', content: null })
  })
})

describe('hefu verify of a bundle', () => {
  test('tells whether it is proven and how old it is', async () => {
    const folder = await testFolder()
    const [, path = '', ...key] = await bundleFile(folder.path('bundle'), city)
    expect(await run(['verify', path, ...key], city.now)).toMatchObject({
      code: 0,
      out: expect.stringContaining('HOLDS: log, witnesses and officers prove it, and it is 1 hour old'),
    })
    const old = await run(['verify', path, ...key, '--at', '2026-12-24', '--json'], city.now)
    expect(JSON.parse(old.out)).toMatchObject({ subject: 'bundle', holds: false, reason: 'stale-bundle' })
    expect(old.code).toBe(1)
  })

  test('that another city signed does not hold', async () => {
    const folder = await testFolder()
    const other = await syntheticCity('another city')
    const [, path = ''] = await bundleFile(folder.path('bundle'), other)
    const [, , ...key] = await bundleFile(folder.path('own'), city)
    const { code, out } = await run(['verify', path, ...key, '--json'], city.now)
    expect(JSON.parse(out)).toMatchObject({ holds: false, reason: 'unknown-signer' })
    expect(code).toBe(1)
  })
})

describe('what cannot be judged ends with 2 and one line', () => {
  test.each([
    ['neither file nor code', () => ['/no/such/file'], 'not-found'],
    ['a file of something else', () => [new URL('verify.ts', import.meta.url).pathname], 'unreadable'],
    ['a time that is none', () => [passText, '--at', 'yesterday'], 'usage'],
    ['a key that is none', () => [passText, '--log-key', 'x'], 'malformed-key'],
    ['a bundle that is not there', () => [passText, '--bundle', '/no/such'], 'not-found'],
    ['a service that was named and is not registered', () => [passText, '--service', 'no.such'], 'unknown-service'],
  ])('%s', async (_, args, word) => {
    const [what = '', ...extra] = args()
    const { code, out, err } = await verify(what, extra)
    expect(out).toBe('')
    expect(err).toMatch(new RegExp(`^hefu: ${word}: [^\n]+\n$`))
    expect(code).toBe(2)
  })

  test('a picture without a code, a pass without a bundle', async () => {
    const folder = await testFolder()
    await writeFile(folder.path('blank.png'), drawQr('x').png.slice(0, 60))
    expect(await verify(folder.path('blank.png'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no-code-in-image'),
    })
    const [, , ...key] = await bundleFile(folder.path('bundle'), city)
    expect(await run(['verify', passText, ...key], city.now)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--bundle FILE'),
    })
  })
})
