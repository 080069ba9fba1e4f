import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_REQUESTS, readQuery } from './open311/read-query.ts'
import { readReportFilter } from './read-filter.ts'

const NOW = 1_795_608_000
const DAY = 86_400
const any = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '0', '-1', 'open', 'open,closed', '2026-11-25', '2026-02-31', '2026-11-25T08:00:00Z', '1,2,3,4'),
)

describe('a query of Open311', () => {
  const read = (query: Record<string, string>) => readQuery((name) => query[name], NOW)

  test('is read or refused in words, whatever it says, and never asks for more than the specification lets', () => {
    const names = ['service_request_id', 'service_code', 'start_date', 'end_date', 'status']
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), any), (query) => {
        const filter = read(query)
        if (typeof filter === 'string' || filter.ids) return
        const { from = 0, before = 0 } = filter
        expect(before - from).toBeLessThanOrEqual(91 * DAY)
        expect([from, before].every(Number.isInteger)).toBe(true)
        for (const code of filter.categories ?? []) expect(code).toMatch(/^[a-z0-9-]+$/)
      }),
      { numRuns: 1000 },
    )
    expect(MOST_REQUESTS).toBe(1000)
  })

  test('means the last 90 days without dates, and a moment in any zone', () => {
    expect(read({})).toEqual({ from: NOW + DAY - 90 * DAY, before: NOW + DAY })
    const at = (text: string) => read({ start_date: text })
    for (const same of [
      '2026-11-25',
      '2026-11-25T00:00:00Z',
      '2026-11-25T08:00:00+08:00',
      '2026-11-25T08:00:00 08:00',
    ]) {
      expect(at(same)).toMatchObject({ from: Date.UTC(2026, 10, 25) / 1000 })
    }
    expect(read({ status: 'closed' })).toMatchObject({ states: ['resolved', 'declined', 'withdrawn'] })
  })

  test('names a hundred at most', () => {
    expect(typeof read({ service_request_id: Array(101).fill('a').join() })).toBe('string')
    expect(typeof read({ service_code: Array(101).fill('a').join() })).toBe('string')
  })
})

test('a filter of whoever works on reports is read or refused, whatever it says', () => {
  const names = ['state', 'kind', 'category', 'thing', 'area', 'age', 'after', 'limit', 'other', '__proto__']
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), any), (query) => {
      const read = readReportFilter(query, NOW)
      if (!read) return
      expect(read.limit).toBeGreaterThanOrEqual(1)
      expect(read.limit).toBeLessThanOrEqual(500)
      expect(Object.hasOwn(query, 'other')).toBe(false)
    }),
    { numRuns: 1000 },
  )
})
