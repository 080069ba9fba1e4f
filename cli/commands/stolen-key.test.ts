import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import {
  decideTogether,
  deskClient,
  newOfficerKeyFile,
  type OfficerKey,
  parseCityConfig,
  type RunningCity,
  readOfficerKey,
  startCity,
} from '@hefu/city'
import { parseVerifierKey } from '@hefu/log'
import { type ActBody, issuerId, MANDATE, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { startWitness } from '@hefu/witness'
import { expect, onTestFinished, test, vi } from 'vitest'
import { run, testFolder } from '../test/test-terminal.ts'

const EXAMPLE = new URL('../example-city.json', import.meta.url)
const NAME = { 'zh-CN': '示例市', en: 'Example City' }
const DAY = 86_400

test('a key is ended by its fingerprint, the one that the city makes is registered, and one may be made ahead', async () => {
  const folder = await testFolder()
  // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
  await chmod(folder.path('.'), 0o755)
  await mkdir(folder.path('data'), { mode: 0o755 })
  const now = Math.floor(Date.now() / 1000)
  const hefu = (...args: string[]) => run(args, now)
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(folder.path(name), text, { mode: 0o600 })
    return folder.path(name)
  }
  const example = JSON.parse(await readFile(EXAMPLE, 'utf8'))
  const city = await write('city.json', JSON.stringify({ ...example, witnesses: [], quorum: 0 }))
  const at = ['--config', city, '--data', folder.path('data')]
  expect(await hefu('keys')).toMatchObject({ code: 2, err: /^hefu: usage: .*--config/ })
  const { logKey } = JSON.parse((await hefu('keys', ...at, '--json')).out)
  expect((await hefu('keys', ...at)).out).toMatch(/person\.entry .*not registered/)
  const logs = [await parseVerifierKey(logKey)]
  const witness = await startWitness({ folder: folder.path('witness'), host: '127.0.0.1', port: 0, logs })
  onTestFinished(() => witness.stop())
  const config = { ...example, witnesses: [{ url: witness.url, key: witness.verifierKey }], quorum: 1 }
  await write('city.json', JSON.stringify(config))
  const policy = [
    '--policy',
    await write('policy.json', JSON.stringify({ logKey, witnesses: [witness.verifierKey], quorum: 1 })),
  ]
  const officer = async (id: string): Promise<OfficerKey> =>
    readOfficerKey(await readFile(await write(id, newOfficerKeyFile(id, NAME)), 'utf8'))
  const officers = [await officer('data.1'), await officer('justice.1')] as const
  const by = (id: string) => [...policy, '--officer', folder.path(id)]

  let running: RunningCity | undefined
  onTestFinished(async () => running?.stop())
  const serve = async (): Promise<string> => {
    running = await startCity({
      config: parseCityConfig(config),
      dataDirectory: folder.path('data'),
      host: '127.0.0.1',
      port: 0,
      clock: () => now,
      log: { info() {}, error() {} },
    })
    return running.url
  }
  let url = await serve()
  const desk = deskClient(url, config.origin)
  const decide = (body: ActBody) => decideTogether(desk, body, officers, now)
  await desk.found({ kind: 'city', name: NAME, utcOffsetMinutes: 480, noticeDays: 0, officers }, officers, now)
  await decide({ kind: 'issuer', issuer: { id: issuerId(config.issuer), name: NAME } })
  for (const type of [PERSON_ENTRY, PERSON_IDENTITY, MANDATE]) {
    await decide({ kind: 'credential-type', type, crowd: type.attributes.map(() => 0), endsAt: now + 365 * DAY })
  }
  const entryKeys = async () => (await desk.issuerKeys()).filter(({ type }) => type === PERSON_ENTRY.id)
  for (const { registered: _r, ended: _e, ...key } of await desk.issuerKeys()) await decide({ kind: 'issuer-key', key })

  const listed = async (): Promise<string[]> => {
    const { out } = await hefu('bundle', '--url', url, ...policy)
    return [...out.matchAll(/person\.entry .*(?:signs now|ahead) +([0-9a-f ]{39})/g)].map(([, print = '']) => print)
  }
  const stolen = await vi.waitFor(async () => {
    const prints = await listed()
    expect(prints).toHaveLength(2)
    return prints
  }, 10_000)
  expect(await hefu('epoch', 'end', url, '0000', ...by('data.1'))).toMatchObject({ code: 2, err: /^hefu: not-found: / })
  const proposed = await hefu('epoch', 'end', url, ...stolen, ...by('data.1'))
  expect([proposed.code, proposed.err]).toEqual([0, ''])
  const approveAll = async (out: string): Promise<void> => {
    for (const [digest] of out.matchAll(/^[0-9a-f]{64}/gm)) {
      const { code, err } = await hefu('register', 'approve', url, digest, ...by('justice.1'))
      expect([code, err]).toEqual([0, ''])
    }
  }
  await approveAll(proposed.out)
  expect((await entryKeys()).map(({ registered, ended }) => [registered, ended])).toEqual([
    [true, true],
    [false, false],
    [true, true],
    [false, false],
  ])
  const rotated = await hefu('epoch', 'rotate', url, ...by('data.1'))
  expect([rotated.code, rotated.err]).toEqual([0, ''])
  await approveAll(rotated.out)
  await vi.waitFor(async () => {
    const prints = await listed()
    expect(prints).toHaveLength(2)
    for (const print of stolen) expect(prints).not.toContain(print)
  }, 10_000)

  await running?.stop()
  const shown = (await hefu('keys', ...at)).out
  expect(shown.match(/person\.entry .*ended early/g)).toHaveLength(2)
  const ahead = await hefu('keys', 'replace', 'person.entry', ...at, '--json')
  expect(ahead.err).toBe('')
  const { keys } = JSON.parse(ahead.out)
  expect(keys).toHaveLength(2)
  expect(JSON.parse((await hefu('keys', 'replace', 'person.entry', ...at, '--json')).out)).toEqual({ keys })
  url = await serve()
  const { keys: held } = (await (await fetch(`${url}/register/issuer-keys`)).json()) as {
    keys: { publicKey: string; registered: boolean; type: string }[]
  }
  expect(held.filter(({ type, registered }) => type === 'person.entry' && !registered)).toHaveLength(2)
})
