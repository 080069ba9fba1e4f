import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memorySeenSet } from './seen-set.ts'

describe('the seen-set', () => {
  test('knows a key until its time, and not after', () => {
    const seen = memorySeenSet()
    expect(seen.add('a', 100, 50)).toBe('added')
    expect(seen.add('a', 100, 99)).toBe('present')
    expect(seen.has('a', 99)).toBe(true)
    expect(seen.has('a', 100)).toBe(false)
    expect(seen.add('a', 200, 100)).toBe('added')
  })

  test('holds at most what it may, and room comes back as keys expire', () => {
    const seen = memorySeenSet(2)
    expect([seen.add('a', 10, 0), seen.add('b', 20, 0), seen.add('c', 20, 0)]).toEqual(['added', 'added', 'full'])
    expect(seen.add('c', 20, 10)).toBe('added')
  })

  test('takes back what an earlier one knew', () => {
    const seen = memorySeenSet(10, [
      ['a', 100],
      ['b', 5],
    ])
    expect([seen.has('a', 50), seen.has('b', 50)]).toEqual([true, false])
  })

  test('agrees with a plain map, whatever the order of calls', () => {
    const call = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), lasts: fc.nat(20), passes: fc.nat(5) })
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const seen = memorySeenSet(3)
        const plain = new Map<string, number>()
        let now = 0
        for (const { key, lasts, passes } of calls) {
          now += passes
          for (const [old, until] of plain) if (until <= now) plain.delete(old)
          const expected = plain.has(key) ? 'present' : plain.size >= 3 ? 'full' : 'added'
          expect(seen.add(key, now + lasts + 1, now)).toBe(expected)
          if (expected === 'added') plain.set(key, now + lasts + 1)
        }
      }),
    )
  })
})
