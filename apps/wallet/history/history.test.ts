import { decodeDcbor, encodeDcbor } from '@hefu/bytes'
import { PERSON_IDENTITY } from '@hefu/standard'
import { IDENTITY, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, expect, test } from 'vitest'
import { forget, type HistoryEntry, historyEntry, KEPT_HISTORY, MAX_HISTORY, remember } from './history.ts'

let city: SyntheticCity

beforeAll(async () => {
  city = await syntheticCity('history')
})

function entry(at: number, kind: HistoryEntry['kind'] = 'open'): HistoryEntry {
  const options = { service: city.services.hotel, type: PERSON_IDENTITY, disclosed: [0, 4], kind, now: at }
  return historyEntry(options)
}

test('an entry says when, to whom and which attributes, and holds no value of them', () => {
  const written = encodeDcbor(KEPT_HISTORY.toCbor([entry(city.now)]))
  const text = new TextDecoder().decode(written)
  for (const value of IDENTITY) if (typeof value === 'string') expect(text).not.toContain(value)
  expect(KEPT_HISTORY.fromCbor(decodeDcbor(written))).toEqual([
    {
      at: city.now,
      service: 'hotel.desk',
      serviceName: { 'zh-CN': '酒店', en: 'Hotel' },
      operator: { 'zh-CN': '合成市', en: 'Synthetic City' },
      kind: 'open',
      attributes: [
        { 'zh-CN': '姓名', en: 'Name' },
        { 'zh-CN': '证件号码', en: 'Document number' },
      ],
    },
  ])
})

test('an open pass that stays on the screen is one entry; every answer is its own', () => {
  const shown = [0, 30, 60, 599].reduce<readonly HistoryEntry[]>((all, at) => remember(all, entry(at)), [])
  expect(shown).toHaveLength(1)
  expect(remember(shown, entry(600))).toHaveLength(2)
  expect(remember(remember(shown, entry(601, 'answer')), entry(602, 'answer'))).toHaveLength(3)
})

test('the newest comes first, and the oldest goes when there are too many', () => {
  const all = Array.from({ length: MAX_HISTORY + 5 }, (_, index) => index * 1000)
  const entries = all.reduce<readonly HistoryEntry[]>((before, at) => remember(before, entry(at)), [])
  expect(entries).toHaveLength(MAX_HISTORY)
  expect(entries[0]?.at).toBe((MAX_HISTORY + 4) * 1000)
})

test('one entry can be forgotten', () => {
  const entries = remember(remember([], entry(0)), entry(5000))
  expect(forget(entries, entry(0))).toEqual([entry(5000)])
})
