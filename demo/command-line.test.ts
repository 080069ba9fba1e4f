import { describe, expect, test } from 'vitest'
import { parseDemoCommand } from './command-line.ts'

describe('the arguments of the demo', () => {
  test('may be left out', () => {
    const command = { check: false, fresh: false, dataDirectory: '.data/demo', portBase: 4600 }
    expect(parseDemoCommand([])).toEqual(command)
    expect(parseDemoCommand(['--check', '--port-base', '4700', '--data', 'x', '--fresh'])).toEqual({
      check: true,
      fresh: true,
      dataDirectory: 'x',
      portBase: 4700,
    })
    expect(parseDemoCommand(['--help'])).toBe('help')
  })

  test.each([[['--chek']], [['--port-base']], [['now']], [['--port-base', 'many']], [['--port-base', '80']]])(
    'that make no sense are refused: %j',
    (args) => {
      expect(() => parseDemoCommand(args)).toThrow(expect.objectContaining({ code: 'invalid-option' }))
    },
  )
})
