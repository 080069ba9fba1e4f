import { expect, test } from 'vitest'
import type { ListedReport } from './fault-report.ts'
import { filterIn, filterReports } from './report-filter.ts'

const NOW = 1_800_000_000
const DAY = 86_400
const report = (id: string, of: Partial<ListedReport> = {}): ListedReport => ({
  ...{ id, category: 'lift-stuck', custodian: 'lifts', thing: null, latitude: 30, longitude: 120 },
  ...{ words: '', wordsShown: false, state: 'open', team: null, openedAt: NOW, changedAt: NOW, closedAt: null },
  ...of,
})
const ring = [
  [119, 29],
  [121, 29],
  [121, 31],
  [119, 31],
  [119, 29],
] as const
const around = { districts: [{ name: { 'zh-CN': '东区', en: 'East' }, rings: [ring] }], now: NOW }
const all = [
  report('new'),
  report('old', { openedAt: NOW - 40 * DAY }),
  report('done', { state: 'resolved', closedAt: NOW }),
  report('away', { longitude: 130 }),
]
const ids = (query: string, of = {}) =>
  filterReports(all, { ...filterIn(new URLSearchParams(query)), ...of }, around).map(({ id }) => id)

test('what waits is shown first', () => {
  expect(ids('')).toEqual(['new', 'old', 'away'])
  expect(ids('state=nonsense&age=nonsense')).toEqual(['new', 'old', 'away'])
})

test('an address leads to what a figure counts', () => {
  expect(ids('age=quarter')).toEqual(['old'])
  expect(ids('state=resolved')).toEqual(['done'])
  expect(ids('state=all')).toEqual(['new', 'old', 'done', 'away'])
})

test('a district has what lies in it, and the map what it shows', () => {
  expect(ids('', { district: 'East' })).toEqual(['new', 'old'])
  expect(ids('', { district: 'West' })).toEqual([])
  expect(ids('', { box: [129, 29, 131, 31] })).toEqual(['away'])
})
