import { SYNTHETIC_NOW } from '@hefu/testing'
import { describe, expect, test } from 'vitest'
import { run } from '../test/test-terminal.ts'

async function epoch(
  ...args: string[]
): Promise<{ epoch: number; start: number; end: number; next: { epoch: number } }> {
  return JSON.parse((await run(['epoch', '--json', ...args], SYNTHETIC_NOW)).out)
}

describe('hefu epoch', () => {
  test('tells the present epoch, its start and end, and the next', async () => {
    const { code, out } = await run(['epoch'], SYNTHETIC_NOW)
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'before   202647  2026-W47  2026-11-16 00:00:00 to 2026-11-22 23:59:59  gates still accept it',
        'present  202648  2026-W48  2026-11-23 00:00:00 to 2026-11-29 23:59:59',
        'next     202649  2026-W49  2026-11-30 00:00:00 to 2026-12-06 23:59:59  begins in 4 days',
        'at 2026-11-25 20:00:00 UTC+08:00',
        '',
      ].join('\n'),
    )
  })

  test("goes by the city's clocks", async () => {
    const at = ['--at', '2026-11-22T17:00Z']
    expect((await epoch(...at)).epoch).toBe(202648)
    expect((await epoch(...at, '--offset', '0')).epoch).toBe(202647)
    expect((await epoch(...at, '--offset', '-300')).epoch).toBe(202647)
    // A date without a zone is the city's own.
    expect((await epoch('--at', '2026-11-23', '--offset', '-300')).start).toBe(Date.UTC(2026, 10, 23, 5) / 1000)
  })

  test('goes over the turn of a year', async () => {
    expect(await epoch('--at', '2027-01-03')).toMatchObject({ epoch: 202653, next: { epoch: 202701 } })
  })

  test.each([
    [['--at', 'soon']],
    [['--at', '2026-13-01']],
    [['--at', '1969-01-01']],
    [['--offset', '2000']],
    [['now']],
  ])('refuses %j', async (args) => {
    const { code, err } = await run(['epoch', ...args], SYNTHETIC_NOW)
    expect(code).toBe(2)
    expect(err).toMatch(/^hefu: usage: [^\n]+\n$/)
  })
})
