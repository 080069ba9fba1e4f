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
import { expect, onTestFinished, test } from 'vitest'
import { run, testFolder } from '../test/test-terminal.ts'

const EXAMPLE = new URL('../example-city.json', import.meta.url)
const NAME = { 'zh-CN': '示例市', en: 'Example City' }
const DAY = 86_400

test('hefu sunset shows a type, destroys it once it has ended, and two officers enter the receipt', async () => {
  const folder = await testFolder()
  // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
  await chmod(folder.path('.'), 0o755)
  await mkdir(folder.path('data'), { mode: 0o755 })
  const start = Math.floor(Date.now() / 1000)
  let now = start
  const hefu = (...args: string[]) => run(args, now)
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(folder.path(name), text, { mode: 0o600 })
    return folder.path(name)
  }
  const example = JSON.parse(await readFile(EXAMPLE, 'utf8'))
  const at = [
    '--config',
    await write('city.json', JSON.stringify({ ...example, witnesses: [], quorum: 0 })),
    '--data',
    folder.path('data'),
  ]
  const { logKey } = JSON.parse((await hefu('keys', ...at, '--json')).out)
  const logs = [await parseVerifierKey(logKey)]
  const witness = await startWitness({ folder: folder.path('witness'), host: '127.0.0.1', port: 0, logs })
  onTestFinished(() => witness.stop())
  const config = { ...example, witnesses: [{ url: witness.url, key: witness.verifierKey }], quorum: 1 }
  await write('city.json', JSON.stringify(config))
  const policy = JSON.stringify({ logKey, witnesses: [witness.verifierKey], quorum: 1 })
  const signing = ['--policy', await write('policy.json', policy), '--officer']

  let city: RunningCity | undefined
  onTestFinished(async () => city?.stop())
  const serve = async (): Promise<string> => {
    city = await startCity({
      config: parseCityConfig(config),
      dataDirectory: folder.path('data'),
      host: '127.0.0.1',
      port: 0,
      clock: () => now,
      log: { info() {}, error() {} },
    })
    return city.url
  }
  const officer = async (id: string): Promise<OfficerKey> =>
    readOfficerKey(await readFile(await write(id, newOfficerKeyFile(id, NAME)), 'utf8'))
  const officers = [await officer('data.1'), await officer('justice.1')] as const

  const desk = deskClient(await serve(), config.origin)
  const decide = (body: ActBody) => decideTogether(desk, body, officers, now)
  await desk.found({ kind: 'city', name: NAME, utcOffsetMinutes: 480, noticeDays: 0, officers }, officers, now)
  await decide({ kind: 'issuer', issuer: { id: issuerId(config.issuer), name: NAME } })
  for (const type of [PERSON_ENTRY, PERSON_IDENTITY, MANDATE]) {
    await decide({ kind: 'credential-type', type, crowd: type.attributes.map(() => 0), endsAt: now + 365 * DAY })
  }
  for (const { registered: _, ...key } of await desk.issuerKeys()) await decide({ kind: 'issuer-key', key })
  await decide({ kind: 'sunset', type: PERSON_ENTRY.id, at: now + 100 })
  expect(await hefu('sunset', 'person.entry')).toMatchObject({ code: 2, err: /^hefu: usage: .*--config/ })
  expect(await hefu('sunset', 'person.entry', ...at)).toMatchObject({ code: 1, err: /^hefu: folder-in-use: / })
  await city?.stop()

  const shown = await hefu('sunset', 'person.entry', ...at)
  expect([shown.code, shown.err]).toEqual([0, ''])
  expect(shown.out).toMatch(/^type +person\.entry, ends .*\nrecords +0\nsecrets +5\nissuer keys +2\n {2}/)
  expect(await hefu('sunset', 'person.entry', ...at, '--perform')).toMatchObject({
    code: 1,
    err: /^hefu: type-not-ended: /,
  })
  now = start + 200
  const { code, out } = await hefu('sunset', 'person.entry', ...at, '--perform', '--json')
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { scrubbed: 'scrubbed', destruction: { type: 'person.entry', records: 0, destroyedAt: now } },
  ])
  expect((await hefu('sunset', 'person.entry', ...at)).out).toMatch(
    /, ended .*\nrecords +0\nsecrets +0\nissuer keys +2\n(.*\n){2}destroyed /,
  )

  const url = await serve()
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  const untrue = {
    kind: 'destruction',
    type: PERSON_ENTRY.id,
    issuer: issuerId(config.issuer),
    records: 1,
    keys: new Uint8Array(32),
    destroyedAt: now,
  } as const
  await expect(deskClient(url, config.origin).propose(untrue, officers[0], now)).rejects.toMatchObject({
    code: 'receipt-differs',
  })
  const receipt = () => hefu('sunset', 'receipt', url, ...signing, folder.path('data.1'), '--json')
  const [proposed] = JSON.parse((await receipt()).out).proposed
  expect(proposed).toMatchObject({ kind: 'destruction', type: 'person.entry', destroyedAt: now })
  expect(JSON.parse((await receipt()).out)).toEqual({ proposed: [] })
  const approved = await hefu('register', 'approve', url, proposed.digest, ...signing, folder.path('justice.1'))
  expect([approved.code, approved.err]).toEqual([0, ''])
  expect(await (await fetch(`${url}/register/destructions`)).json()).toMatchObject({
    destructions: [{ type: 'person.entry', registered: true }],
  })
  expect(JSON.parse((await receipt()).out)).toEqual({ proposed: [] })
})
