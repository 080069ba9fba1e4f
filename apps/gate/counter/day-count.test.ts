import { memoryStore } from '@hefu/app-browser'
import { expect, test } from 'vitest'
import { counted, countOf, dayInCity, emptyCount, readCount, writeCount } from './day-count.ts'

const ADMITTED = { verdict: 'admitted', disclosed: new Map() } as const
const refused = (reason: 'seen' | 'busy' | 'fault' | 'stale-bundle') => ({ verdict: 'refused', reason }) as const

test('a day begins at midnight in the city', () => {
  const midnight = Date.UTC(2026, 10, 25, 16) / 1000
  expect(dayInCity(midnight - 1, 480)).toBe('2026-11-25')
  expect(dayInCity(midnight, 480)).toBe('2026-11-26')
  expect(dayInCity(midnight, -300)).toBe('2026-11-25')
})

test('passes are counted, and faults of the gate are not', () => {
  let count = emptyCount('2026-11-25')
  for (const verdict of [
    ADMITTED,
    refused('seen'),
    refused('busy'),
    refused('fault'),
    refused('stale-bundle'),
    ADMITTED,
  ]) {
    count = counted(count, verdict)
  }
  expect(count).toEqual({ date: '2026-11-25', admitted: 2, refused: 1 })
})

test('a new day begins at nothing', () => {
  const count = counted(emptyCount('2026-11-25'), ADMITTED)
  expect(countOf(count, '2026-11-25')).toBe(count)
  expect(countOf(count, '2026-11-26')).toEqual(emptyCount('2026-11-26'))
})

test('what is kept is one date and two numbers, and only of today', async () => {
  const records = new Map<string, unknown>()
  const store = memoryStore(records)
  await writeCount(store, counted(emptyCount('2026-11-25'), ADMITTED))
  expect([...records.values()]).toEqual([{ date: '2026-11-25', admitted: 1, refused: 0 }])
  expect(await readCount(store, '2026-11-25')).toEqual({ date: '2026-11-25', admitted: 1, refused: 0 })
  expect(await readCount(store, '2026-11-26')).toEqual(emptyCount('2026-11-26'))
})

test('a damaged record counts from nothing', async () => {
  const store = memoryStore(new Map([['day-count', { date: '2026-11-25', admitted: 'many', refused: 0 }]]))
  expect(await readCount(store, '2026-11-25')).toEqual(emptyCount('2026-11-25'))
})
