import { describe, expect, test } from 'vitest'
import { run } from './test/test-terminal.ts'

const COMMANDS = [
  'demo',
  'serve',
  'gate',
  'request-key',
  'verify',
  'bundle',
  'keys',
  'epoch',
  'officer',
  'register',
  'witness',
]

describe('hefu', () => {
  test('says what each command does, with examples and exit codes', async () => {
    const { code, out, err } = await run(['--help'], 0)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command} .*[a-z]{4}`, 'm'))
    expect(out).toMatch(/Examples:/)
    expect(out).toMatch(/Exit codes: 0 /)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(130)
  })

  test('tells its version', async () => {
    expect(await run(['--version'], 0)).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })

  test.each(COMMANDS)('%s --help has an example', async (command) => {
    for (const args of [
      [command, '--help'],
      ['help', command],
    ]) {
      const { code, out } = await run(args, 0)
      expect(code).toBe(0)
      expect(out).toMatch(new RegExp(`Examples?:\n(.*\n)*.*hefu ${command}( |\n)`))
    }
  })

  test.each([
    [[], 'which command?'],
    [['gat'], "unknown command 'gat' (Did you mean gate?)"],
    [['gate', '--bundel', 'x'], '--bundle'],
    [['verify', '--log-key', 'k'], "missing required argument 'what'"],
    [['bundle'], 'say where the bundle is: either --url or --file'],
    [['demo', '--port-base', '80'], 'whole number from 1024'],
    [['serve', '--config', 'x', '--port', '-1'], 'whole number from 0'],
  ])('%j is a usage error in one line', async (args, words) => {
    const { code, out, err } = await run(args, 0)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^hefu: usage: [^\n]+\n$/)
    expect(err).toContain(words)
  })
})
