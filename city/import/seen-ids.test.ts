import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seenIds } from './seen-ids.ts'

test('an id is new once, whatever the ids', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-c0-9]{1,3}$/), { maxLength: 300 }), (ids) => {
      const seen = seenIds()
      const known = new Set<string>()
      for (const id of ids) {
        expect(seen.add(id)).toBe(!known.has(id))
        known.add(id)
      }
    }),
  )
})

test('two hundred thousand ids that differ in their last characters are all told apart', () => {
  const seen = seenIds()
  const ids = Array.from({ length: 200_000 }, (_, i) => `street-lamp-${String(i).padStart(7, '0')}`)
  expect(ids.filter((id) => !seen.add(id))).toEqual([])
  expect(ids.filter((id) => seen.add(id))).toEqual([])
})
