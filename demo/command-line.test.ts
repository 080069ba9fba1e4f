import { describe, expect, test } from 'vitest'
import { parseDemoCommand } from './command-line.ts'

describe('the arguments of the demo', () => {
  test('may be left out', () => {
    const command = { check: false, day: null, fresh: false, dataDirectory: '.data/demo', portBase: 4600 }
    expect(parseDemoCommand([])).toEqual(command)
    expect(parseDemoCommand(['--check', '--port-base', '4700', '--data', 'x', '--fresh'])).toEqual({
      check: true,
      day: null,
      fresh: true,
      dataDirectory: 'x',
      portBase: 4700,
    })
    expect(parseDemoCommand(['--help'])).toBe('help')
  })

  test('say which day is played', () => {
    expect(parseDemoCommand(['--day'])).toMatchObject({ day: { seed: 1, people: 2000 } })
    expect(parseDemoCommand(['--day', '--seed', '7', '--people', '50'])).toMatchObject({ day: { seed: 7, people: 50 } })
  })

  test.each([
    [['--day', '--check']],
    [['--seed', '7']],
    [['--day', '--people', '0']],
    [['--day', '--seed', 'x']],
    [['--chek']],
    [['--port-base']],
    [['now']],
    [['--port-base', 'many']],
    [['--port-base', '80']],
  ])('that make no sense are refused: %j', (args) => {
    expect(() => parseDemoCommand(args)).toThrow(expect.objectContaining({ code: 'invalid-option' }))
  })
})
