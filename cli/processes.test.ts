import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { slotAt } from '@hefu/standard'
import { ADULT, syntheticCity } from '@hefu/testing'
import { makePass } from '@hefu/wallet'
import { describe, expect, onTestFinished, test } from 'vitest'
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
    const child = start(['bundle', '--file', '/no/such', '--key', 'x'])
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    expect(await codeOf(child)).toBe(2)
    expect(said).toBe('hefu: not-found: cannot read /no/such\n')
  })

  test('serve: serves the example city until it is told to stop; keys and epoch prepare then open what it kept', async () => {
    const folder = await testFolder()
    // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
    await chmod(folder.path('.'), 0o755)
    const data = folder.path('data')
    const at = ['--config', EXAMPLE, '--data', data]
    const child = start(['serve', ...at, '--port', '0'])
    const said = linesOf(child.stderr)
    const [, address = ''] = / at (http:\/\/localhost:\d+), /.exec(await nextLine(said)) ?? []
    const [, verifierKey = ''] = /verifier key (.+)$/.exec(await nextLine(said)) ?? []
    const fetched = await run(['bundle', '--url', address, '--key', verifierKey, '--json'], nowInSeconds())
    expect(fetched.err).toBe('')
    const bundle = JSON.parse(fetched.out)
    expect(bundle.services.map(({ id }: { id: string }) => id)).toEqual([
      'transit.metro',
      'sports.pool',
      'cinema.evening',
    ])
    const busy = await run(['keys', ...at], nowInSeconds())
    expect(busy).toMatchObject({ code: 1, err: expect.stringMatching(/^hefu: folder-in-use: /) })

    child.kill('SIGTERM')
    expect(await codeOf(child)).toBe(0)

    const keys = JSON.parse((await run(['keys', ...at, '--json'], nowInSeconds())).out)
    expect(keys.verifierKey).toBe(verifierKey)
    expect(keys.issuerKeys.map(({ publicKey }: { publicKey: string }) => publicKey)).toEqual(
      bundle.issuerKeys.map(({ publicKey }: { publicKey: string }) => publicKey),
    )
    const inHalfAYear = String(nowInSeconds() + 182 * 86_400)
    const prepared = await run(['epoch', 'prepare', ...at, '--at', inHalfAYear, '--json'], nowInSeconds())
    expect(JSON.parse(prepared.out).issuerKeys.length).toBeGreaterThan(keys.issuerKeys.length)
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
