import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import {
  deskClient,
  newOfficerKeyFile,
  type OfficerKey,
  parseCityConfig,
  type RunningCity,
  readOfficerKey,
  startCity,
} from '@hefu/city'
import { parseVerifierKey } from '@hefu/log'
import { judgePublicCode, type LabelKey } from '@hefu/standard'
import { startWitness } from '@hefu/witness'
import { expect, onTestFinished, test, vi } from 'vitest'
import { run, testFolder } from '../test/test-terminal.ts'
import { openBundle } from '../trust/open-bundle.ts'
import { policyOf } from '../trust/policy.ts'
import { fetchBundle } from '../trust/read-bundle.ts'
import { readImage } from '../verify/read-image.ts'

const EXAMPLE = new URL('../example-city.json', import.meta.url)
const NAME = { 'zh-CN': '示例市', en: 'Example City' }
const LIST = [
  { subject: 'thing', id: 'lift-1', label: '人民路12号 1号梯', kind: 'lift' },
  { subject: 'thing', id: 'lift-2', label: 'Lift 2, 12 Renmin Rd', kind: 'lift' },
  { subject: 'organisation', id: 'shop-1', label: '好味面馆' },
]

test('hefu labels proposes a key, prints what it signed once two officers registered it, and no more after it was retired', async () => {
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
  const alone = { ...example, witnesses: [], quorum: 0 }
  const at = ['--config', await write('city.json', JSON.stringify(alone)), '--data', folder.path('data')]
  const keys = JSON.parse((await hefu('keys', ...at, '--json')).out)
  expect(keys.labelKeys).toMatchObject([{ id: 'a', origin: example.publicUrl }])
  const logs = [await parseVerifierKey(keys.logKey)]
  const witness = await startWitness({ folder: folder.path('witness'), host: '127.0.0.1', port: 0, logs })
  onTestFinished(() => witness.stop())
  const config = { ...example, witnesses: [{ url: witness.url, key: witness.verifierKey }], quorum: 1 }
  await write('city.json', JSON.stringify(config))
  const policy = JSON.stringify({ logKey: keys.logKey, witnesses: [witness.verifierKey], quorum: 1 })
  const pinned = { policy: await write('policy.json', policy), witness: [] }
  const signing = ['--policy', pinned.policy, '--officer']

  let city: RunningCity | undefined
  onTestFinished(async () => city?.stop())
  const serve = async (): Promise<string> => {
    const places = { dataDirectory: folder.path('data'), host: '127.0.0.1', port: 0 }
    const log = { info() {}, error() {} }
    city = await startCity({ config: parseCityConfig(config), ...places, clock: () => now, log })
    return city.url
  }
  /** What readers see of the key, once the witness has seen that it ends then. */
  const published = async (url: string, endsAt: number): Promise<LabelKey> =>
    vi.waitFor(async () => {
      const { bundle } = await openBundle(await fetchBundle(url), await policyOf(pinned))
      const key = bundle.labelKeys.find((one) => one.endsAt === endsAt)
      if (!key) throw new Error('not published yet')
      return key
    }, 10_000)
  const officer = async (id: string): Promise<OfficerKey> =>
    readOfficerKey(await readFile(await write(id, newOfficerKeyFile(id, NAME)), 'utf8'))
  const officers = [await officer('data.1'), await officer('justice.1')] as const
  const approve = async (url: string, proposed: string): Promise<void> => {
    const [digest = ''] = proposed.split(' ')
    const { code, err } = await hefu('register', 'approve', url, digest, ...signing, folder.path('justice.1'))
    expect([code, err]).toEqual([0, ''])
  }

  const url = await serve()
  const desk = deskClient(url, config.origin)
  await desk.found({ kind: 'city', name: NAME, utcOffsetMinutes: 480, noticeDays: 0, officers }, officers, now)
  const list = await write('list.jsonl', LIST.map((line) => JSON.stringify(line)).join('\n'))
  const print = (...options: string[]) => hefu('labels', 'print', list, ...at, ...options)
  expect(await print('--output', folder.path('x.pdf'))).toMatchObject({ code: 1, err: /^hefu: folder-in-use: / })
  await city?.stop()
  expect(await print('--output', folder.path('x.pdf'))).toMatchObject({ code: 1, err: /^hefu: no-label-key: / })

  const again = await serve()
  await vi.waitFor(() => fetchBundle(again), 10_000)
  const key = (...options: string[]) => hefu('labels', 'key', again, ...signing, folder.path('data.1'), ...options)
  const proposed = await key('--ends', '2028-01-01')
  expect([proposed.code, proposed.err]).toEqual([0, ''])
  expect(proposed.out).toMatch(/^\S+ {2}a {2}http:\/\/localhost:4600 {2}until 2028-01-01 00:00:00 {2}[0-9a-f ]+\n$/)
  expect(proposed.out).toContain(keys.labelKeys[0].fingerprint)
  expect((await key()).out).toBe('there is no key to propose\n')
  await approve(again, proposed.out)
  const labelKey = await published(again, Date.UTC(2027, 11, 31, 16) / 1000)
  expect(labelKey).toMatchObject({ id: 'a', name: NAME, serves: ['organisation', 'thing'] })
  expect(await key('--extend', 'b', '--ends', '2029-01-01')).toMatchObject({ code: 2, err: /no label key b/ })
  await approve(again, (await key('--extend', 'a', '--ends', '2028-06-01')).out)
  await published(again, Date.UTC(2028, 4, 31, 16) / 1000)
  await city?.stop()

  const pdf = await print('--output', folder.path('all.pdf'), '--paper', 'L7654')
  expect(pdf).toEqual({ code: 0, out: `3 labels in ${folder.path('all.pdf')}\n`, err: '' })
  expect((await stat(folder.path('all.pdf'))).size).toBeGreaterThan(10_000)
  const nowhere = await print('--output', folder.path('nowhere/all.pdf'))
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringMatching(/^hefu: not-saved: /)])
  const images = await print('--output', folder.path('png'), '--format', 'png', '--size', '80x50', '--kind', 'lift')
  expect([images.code, await readdir(folder.path('png'))]).toEqual([0, ['1-thing-lift-1.png', '2-thing-lift-2.png']])
  const code = await readImage(await readFile(folder.path('png/2-thing-lift-2.png')))
  const judged = await judgePublicCode(code, [labelKey], now)
  expect(judged).toMatchObject({ verdict: 'genuine', code: { id: 'lift-2', label: 'Lift 2, 12 Renmin Rd' } })
  const shops = [
    { id: 'cafe-1', name: { 'zh-CN': '虚构咖啡', en: 'Fictitious Cafe' }, kind: 'food' },
    { id: 'cafe-2', name: '虚构茶馆', kind: 'food', status: 'closed' },
    { id: 'school-1', name: { 'zh-CN': '虚构小学', en: 'Fictitious School' }, kind: 'school' },
  ].map(({ name, ...row }) => JSON.stringify({ ...row, ...(typeof name === 'string' ? { name_zh: name } : { name }) }))
  const imported = await hefu('organisations', 'import', await write('shops.jsonl', shops.join('\n')), ...at)
  expect(imported.code, imported.err).toBe(0)
  const own = ['labels', 'print', '--organisations', '--things', ...at, '--format', 'svg', '--size', '80x50']
  expect((await hefu(...own, '--output', folder.path('own'))).out).toMatch(/^2 labels/)
  expect(await readdir(folder.path('own'))).toEqual(['1-organisation-cafe-1.svg', '2-organisation-school-1.svg'])
  expect((await hefu(...own, '--output', folder.path('schools'), '--kind', 'school')).out).toMatch(/^1 labels/)
  const refused = await print('--output', folder.path('svg'), '--format', 'svg', '--size', '30x20')
  expect([refused.code, refused.err.match(/^hefu: label-unfit: \S+: its code of version/gm)?.length]).toEqual([1, 3])

  const last = await serve()
  await approve(last, (await hefu('labels', 'key', last, ...signing, folder.path('data.1'), '--retire', 'a')).out)
  expect(await judgePublicCode(code, [await published(last, now)], now)).toMatchObject({ reason: 'key-ended' })
  await city?.stop()
  expect(await print('--output', folder.path('x.pdf'))).toMatchObject({ code: 1, err: /^hefu: no-label-key: / })
}, 180_000)

test.each([
  [['--paper', 'L7651'], /no paper L7651/],
  [['--things'], /a file, or --organisations or --things/],
  [['--organisations'], /a file, or --organisations or --things/],
  [['--gap', '2x2'], /go with --size/],
  [['--size', '60'], /63\.5x38\.1/],
  [['--dpi', '10'], /whole number/],
  [['--format', 'gif'], /Allowed choices/],
])('hefu labels print refuses %j', async (options, message) => {
  const folder = await testFolder()
  await writeFile(folder.path('list'), '')
  const at = ['--config', folder.path('city.json'), '--output', folder.path('x.pdf')]
  const { code, err } = await run(['labels', 'print', folder.path('list'), ...at, ...options], 0)
  expect([code, err]).toEqual([2, expect.stringMatching(message)])
})
