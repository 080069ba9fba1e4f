import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseVerifierKey } from '@hefu/log'
import { slotAt } from '@hefu/standard'
import { ADULT, syntheticCity } from '@hefu/testing'
import { makePass } from '@hefu/wallet'
import { startWitness } from '@hefu/witness'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { bundleFile } from './test/bundle-file.ts'
import { run, testFolder } from './test/test-terminal.ts'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))
const EXAMPLE = fileURLToPath(new URL('example-city.json', import.meta.url))

function start(args: readonly string[]): ChildProcess {
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...environment, LOG_LEVEL: 'error' }, stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function codeOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** What a stream says, line by line. */
function linesOf(stream: NodeJS.ReadableStream | null): AsyncIterator<string> {
  if (!stream) throw new Error('no stream')
  return createInterface({ input: stream })[Symbol.asyncIterator]()
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { done, value } = await lines.next()
  if (done) throw new Error('it ended without a further line')
  return value
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / 1000)
}

describe('hefu as a process', () => {
  test('gate: answers while its input is open, and ends with 0 when it closes', async () => {
    const now = nowInSeconds()
    const city = await syntheticCity('gate process', now)
    const folder = await testFolder()
    const child = start(['gate', ...(await bundleFile(folder.path('bundle'), city)), '--service', 'transit.metro'])
    const answers = linesOf(child.stdout)
    const answerTo = async (line: string): Promise<unknown> => {
      child.stdin?.write(`${line}\n`)
      return JSON.parse(await nextLine(answers))
    }
    const { metro } = city.services
    const slot = slotAt(nowInSeconds())
    const pass = makePass({ credential: city.issue(ADULT), service: metro, bundle: city.bundle, slot }, city.random)
    expect(await answerTo(pass)).toEqual({ verdict: 'admitted', disclosed: {} })
    expect(await answerTo(pass)).toEqual({ verdict: 'refused', reason: 'seen' })
    // Far more than a pipe holds, without a newline: answered at once.
    expect(await answerTo('A'.repeat(1_000_000))).toEqual({ verdict: 'refused', reason: 'malformed' })
    child.stdin?.end()
    expect(await codeOf(child)).toBe(0)
  })

  test('an error is one line on standard error, without a stack', async () => {
    const child = start(['bundle', '--file', '/no/such', '--log-key', 'x'])
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    expect(await codeOf(child)).toBe(2)
    expect(said).toBe('hefu: not-found: cannot read /no/such\n')
  })

  test('serve: keys go to witnesses, officers found the city and decide, and wallets and gates have it proven', async () => {
    const folder = await testFolder()
    // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
    await chmod(folder.path('.'), 0o755)
    const write = async (name: string, json: unknown): Promise<string> => {
      await writeFile(folder.path(name), JSON.stringify(json))
      return folder.path(name)
    }
    const ok = async (...args: string[]): Promise<string> => {
      const { code, out, err } = await run(args, nowInSeconds())
      expect([args.slice(0, 2), code, err]).toEqual([args.slice(0, 2), 0, ''])
      return out
    }
    const example = JSON.parse(await readFile(EXAMPLE, 'utf8'))
    const config = await write('city.json', { ...example, witnesses: [], quorum: 0 })
    const at = ['--config', config, '--data', folder.path('data')]
    await mkdir(folder.path('data'), { mode: 0o755 })
    const { logKey } = JSON.parse(await ok('keys', ...at, '--json'))
    const logs = [await parseVerifierKey(logKey)]
    const witness = await startWitness({ folder: folder.path('witness'), host: '127.0.0.1', port: 0, logs })
    onTestFinished(() => witness.stop())
    const witnesses = [{ url: witness.url, key: witness.verifierKey }]
    await write('city.json', { ...example, witnesses, quorum: 1 })
    const policy = ['--policy', await write('policy.json', { logKey, witnesses: [witness.verifierKey], quorum: 1 })]

    const child = start(['serve', ...at, '--port', '0'])
    const said = linesOf(child.stderr)
    const [, url = ''] = / at (http:\/\/localhost:\d+), /.exec(await nextLine(said)) ?? []
    expect(await nextLine(said)).toBe(`hefu: log key ${logKey}`)
    expect((await run(['bundle', '--url', url, ...policy], nowInSeconds())).err).toMatch(/^hefu: not-founded: /)

    const officer = async (id: string): Promise<unknown> =>
      JSON.parse(
        await ok(
          'officer',
          'new',
          '--id',
          id,
          '--office',
          'Office',
          '--office-zh',
          '办公室',
          '--save',
          folder.path(id),
        ),
      )
    const officers = [await officer('data.1'), await officer('justice.1')]
    const name = { 'zh-CN': '示例市', en: 'Example City' }
    const founding = { kind: 'city', name, utcOffsetMinutes: 480, noticeDays: 0, officers }
    const first = ['--officer', folder.path('data.1')]
    const second = ['--officer', folder.path('justice.1')]
    const file = await write('founding.json', founding)
    await ok('register', 'found', url, file, ...policy, ...first, '--second', folder.path('justice.1'))
    const published = () => run(['bundle', '--url', url, ...policy, '--json'], nowInSeconds())
    await vi.waitFor(async () => expect((await published()).code).toBe(0), { timeout: 10_000, interval: 100 })

    const decide = async (act: unknown): Promise<void> => {
      const digest = await ok('register', 'propose', url, await write('act.json', act), ...policy, ...first)
      await ok('register', 'approve', url, digest.trim(), ...policy, ...second)
    }
    await decide({ kind: 'issuer', issuer: { id: 'city.example', name } })
    const endsAt = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10)
    for (const [type, count] of [
      ['person.entry', 10],
      ['person.identity', 6],
      ['mandate', 9],
    ] as const) {
      await decide({ kind: 'credential-type', type, crowd: Array(count).fill(0), endsAt })
    }
    const { proposed } = JSON.parse(await ok('epoch', 'rotate', url, ...policy, ...first, '--json'))
    expect(proposed).toHaveLength(6)
    expect(await ok('epoch', 'rotate', url, ...policy, ...first)).toBe('there is no key to propose\n')
    for (const { digest } of proposed) await ok('register', 'approve', url, digest, ...policy, ...second)
    const own = await ok(
      'register',
      'propose',
      url,
      await write('act.json', { kind: 'notice-period', days: 7 }),
      ...policy,
      ...first,
    )
    const self = await run(['register', 'approve', url, own.trim(), ...policy, ...first], nowInSeconds())
    expect(self).toMatchObject({ code: 1, err: expect.stringMatching(/^hefu: self-approval: /) })
    expect(await ok('register', 'show', url, ...policy)).toContain(own.trim())
    await ok('register', 'decline', url, own.trim(), ...policy, ...second, '--reason', 'later')
    await vi.waitFor(async () => expect(JSON.parse((await published()).out).issuerKeys).toHaveLength(6), {
      timeout: 10_000,
      interval: 100,
    })
    expect(await ok('register', 'history', url, ...policy)).toMatch(/ city +Example City +data\.1, justice\.1\n/)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const busy = await run(['keys', ...at], nowInSeconds())
    expect(busy).toMatchObject({ code: 1, err: expect.stringMatching(/^hefu: folder-in-use: /) })

    child.kill('SIGTERM')
    expect(await codeOf(child)).toBe(0)
  })

  test('serve and keys say in one line what is wrong with what they are given', async () => {
    const folder = await testFolder()
    const path = folder.path('city.json')
    const keysOf = async (text: string) => {
      await writeFile(path, text)
      return run(['keys', '--config', path, '--data', folder.path('none')], 0)
    }
    expect(await keysOf('{')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^hefu: unreadable: .* is not JSON/),
    })
    expect(await keysOf('{}')).toMatchObject({ code: 2, err: expect.stringMatching(/^hefu: invalid-config: .*origin/) })
    expect(await keysOf(await readFile(EXAMPLE, 'utf8'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^hefu: not-found: there is no folder/),
    })
  })
})
