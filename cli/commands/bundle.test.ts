import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeRegisterBundle, encodeRegisterBundle } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bundleFile, policyOptions } from '../test/bundle-file.ts'
import { run, testFolder } from '../test/test-terminal.ts'

let city: SyntheticCity
let note: Uint8Array
let key: readonly string[]

beforeAll(async () => {
  city = await syntheticCity('bundle command')
  note = await city.register.bytes()
  key = policyOptions(city)
})

/** The address of a city that answers `/bundle` with bytes, and nothing else, until the test ends. */
async function serving(body: Uint8Array): Promise<string> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/bundle' ? 200 : 404).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('hefu bundle', () => {
  test('fetches, checks, prints and saves what a city publishes', async () => {
    const folder = await testFolder()
    const server = await serving(note)
    const path = folder.path('saved')
    for (const url of [server, `${server}/`, `${server}/bundle`]) {
      const { code, out } = await run(['bundle', '--url', url, ...key, '--save', path], city.now)
      expect(code).toBe(0)
      expect(out).toContain('register of synthetic.example, 合成市 · Synthetic City')
      expect(out).toContain('seen by its witnesses 2026-11-25 19:00:00 UTC+08:00, 1 hour ago')
      expect(out).toMatch(/person\.entry {5}2026-W44 to 2026-W52 {2}signs now {2}([0-9a-f]{4} ?){8}\n/)
      expect(out).toMatch(
        /sports\.pool +open +over-18 +pseudonym by day, once +keeps nothing +until 2027-11-24 +游泳馆/,
      )
      expect(out).toMatch(/venue\.bar +asks first +over-18 \[concession\]/)
    }
    expect(new Uint8Array(await readFile(path))).toEqual(note)
  })

  test('prints JSON with keys as base64url', async () => {
    const folder = await testFolder()
    await writeFile(folder.path('note'), note)
    const { out } = await run(['bundle', '--file', folder.path('note'), ...key, '--json'], city.now)
    const [issuerKey] = city.bundle.issuerKeys
    expect(JSON.parse(out)).toMatchObject({
      origin: 'synthetic.example',
      ageSeconds: 3600,
      stale: false,
      issuerKeys: expect.arrayContaining([
        expect.objectContaining({ publicKey: Buffer.from(issuerKey?.publicKey ?? []).toString('base64url') }),
      ]),
    })
  })

  test('saves nothing that is not proven, and never an older bundle or another past over what it has', async () => {
    const folder = await testFolder()
    const path = folder.path('saved')
    await bundleFile(path, city, { issuedAt: city.now })
    const newer = await readFile(path)
    const honest = await serving(note)
    const act = await city.register.act({ kind: 'notice-period', days: 3 })
    const { entries, ...rest } = decodeRegisterBundle(note)
    const forged = await serving(encodeRegisterBundle({ ...rest, entries: [...entries.slice(0, -1), act] }))
    const forked = await serving(
      await city.register.bytes({ entries: [...city.register.entries.slice(0, -1), act], attestedAt: city.now + 1 }),
    )
    const back = await run(['bundle', '--url', honest, ...key, '--save', path], city.now)
    expect(back).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^hefu: outdated: /) })
    const bad = await run(['bundle', '--url', forged, ...key, '--save', path], city.now)
    expect(bad).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^hefu: fork: /) })
    const other = await run(['bundle', '--url', forked, ...key, '--save', path], city.now)
    expect(other).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^hefu: fork: /) })
    expect(await readFile(path)).toEqual(newer)
  })

  test('leaves a file alone that is something else', async () => {
    const folder = await testFolder()
    await writeFile(folder.path('note'), note)
    await writeFile(folder.path('letter'), 'dear reader')
    const args = ['bundle', '--file', folder.path('note'), ...key, '--save', folder.path('letter')]
    expect(await run(args, city.now)).toMatchObject({ code: 1, err: expect.stringMatching(/^hefu: not-saved: /) })
    expect(await readFile(folder.path('letter'), 'utf8')).toBe('dear reader')
  })

  test.each([
    ['no source', [], 2, 'usage'],
    ['two sources', ['--url', 'http://localhost', '--file', 'x'], 2, 'usage'],
    ['an address that is none', ['--url', 'localhost'], 2, 'usage'],
    ['a file that is not there', ['--file', '/no/such'], 2, 'not-found'],
    ['a city that does not answer', ['--url', 'http://127.0.0.1:1'], 1, 'not-reachable'],
  ])('with %s ends with one line', async (_, args, code, word) => {
    const ended = await run(['bundle', ...args, ...key], city.now)
    expect(ended).toMatchObject({ code, out: '' })
    expect(ended.err).toMatch(new RegExp(`^hefu: ${word}: [^\n]+\n$`))
  })

  test('of a page that is not there says so', async () => {
    const server = await serving(note)
    const { code, err } = await run(['bundle', '--url', `${server}/elsewhere`, ...key], city.now)
    expect(err).toContain('answers 404')
    expect(code).toBe(1)
  })
})
