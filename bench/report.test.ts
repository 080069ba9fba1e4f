import { expect, test } from 'vitest'
import { machineLines, reportOf } from './report.ts'
import { type SuiteResult, target } from './result.ts'

const result: SuiteResult = {
  suite: 'showing',
  machine: {
    cpu: 'A CPU',
    cores: 2,
    memoryGB: 16,
    system: 'Linux 6',
    load: 0.42,
    versions: { node: '24.0.0', mcl: '2' },
  },
  measuredAt: '2026-11-25T12:00:00.000Z',
  seconds: 61.7,
  rows: [
    { name: 'verify: hefu', median: 7.5117, runs: 108 },
    { name: 'verify: ES256', median: 0.093988, runs: 5184 },
    { name: 'pass', median: 714, runs: 1, unit: 'bytes' },
    { name: 'frame', median: 38.2, p95: 55.04, runs: 40 },
  ],
  ratios: { verify_vs_es256: 0.0125, qr_version: 22 },
  targets: [target('qr_version', 22, 'at most', 22), target('verify_vs_digitalbazaar', 9.99, 'at least', 10)],
  notes: ['A note.'],
}

test('the table lines figures up and says which targets are met', () => {
  expect(reportOf(result).split('\n')).toEqual([
    'showing, 62 s',
    '',
    '               median  95 %         runs',
    'verify: hefu     7.51        ms      108',
    'verify: ES256  0.0940        ms     5184',
    'pass              714        bytes     1',
    'frame            38.2  55.0  ms       40',
    '',
    'verify_vs_es256  0.0125',
    'qr_version           22',
    '',
    'met      qr_version                 22  at most 22',
    'NOT MET  verify_vs_digitalbazaar  9.99  at least 10',
    '',
    'A note.',
    '',
  ])
})

test('the machine is named with its versions', () => {
  expect(machineLines(result.machine)).toBe('A CPU, 2 cores, 16 GB, Linux 6, load 0.4\nnode 24.0.0, mcl 2\n')
})

test('a machine with something else to do is told of', () => {
  const linesAt = (load: number) => machineLines({ ...result.machine, load })
  expect([linesAt(1), linesAt(1.1)].map((lines) => lines.includes('busy'))).toEqual([false, true])
})

test('a bound is met at the bound itself', () => {
  expect(target('a', 10, 'at least', 10).met).toBe(true)
  expect(target('a', 9.999, 'at least', 10).met).toBe(false)
  expect(target('a', 60, 'at most', 60).met).toBe(true)
  expect(target('a', Number.NaN, 'at most', 60).met).toBe(false)
})
