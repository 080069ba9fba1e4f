import { expect, test } from 'vitest'
import { HELP, readCommand } from './command.ts'
import { SUITES } from './suites.ts'

test('without a name every suite runs, with names those', () => {
  expect(readCommand([])).toEqual({ kind: 'run', suites: SUITES, json: false, options: {} })
  expect(readCommand(['gate', 'showing', 'gate'])).toEqual({
    kind: 'run',
    suites: ['gate', 'showing'],
    json: false,
    options: {},
  })
})

test('--json asks for JSON, before or after the name', () => {
  const expected = { kind: 'run', suites: ['showing'], json: true, options: {} }
  expect(readCommand(['showing', '--json'])).toEqual(expected)
  expect(readCommand(['--json', 'showing'])).toEqual(expected)
})

test('--count says how many things there are', () => {
  expect(readCommand(['things', '--count', '5000'])).toMatchObject({ suites: ['things'], options: { count: 5000 } })
})

test('help names every suite', () => {
  expect(readCommand(['showing', '--help'])).toEqual({ kind: 'help' })
  for (const suite of SUITES) expect(HELP).toContain(`  ${suite} `)
})

test.each([[['shwoing']], [['--jsno']], [['--json=yes']], [['--count', '-1']], [['--count', 'many']]])(
  '%j is told from a command',
  (args) => {
    expect(readCommand(args).kind).toBe('wrong')
  },
)
