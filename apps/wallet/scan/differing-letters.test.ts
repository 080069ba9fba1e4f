import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differingLetters } from './differing-letters.ts'

const marked = (one: string, other: string): readonly string[] =>
  differingLetters(one, other).map((runs) =>
    runs.map(({ letters, differs }) => (differs ? `[${letters}]` : letters)).join(''),
  )

test.each([
  ['c0de.city.example', 'code.city.example', 'c[0]de.city.example', 'c[o]de.city.example'],
  ['code.city.example.evil.test', 'code.city.example', 'code.city.example[.evil.test]', 'code.city.example'],
  ['xn--cde-fdd.city.example', 'code.city.example', '[xn--]cde[-fdd].city.example', 'c[o]de.city.example'],
  ['cod.city.example', 'code.city.example', 'cod.city.example', 'cod[e].city.example'],
  ['same.example', 'same.example', 'same.example', 'same.example'],
  ['', 'a', '', '[a]'],
])('%s beside %s', (one, other, first, second) => {
  expect(marked(one, other)).toEqual([first, second])
})

test('nothing is lost, and what is the same is the same on both sides', () => {
  const host = fc.stringMatching(/^[a-e.]{0,12}$/)
  fc.assert(
    fc.property(host, host, (one, other) => {
      const [ours, theirs] = differingLetters(one, other)
      const all = (runs: typeof ours) => runs.map(({ letters }) => letters).join('')
      const same = (runs: typeof ours) => runs.map(({ letters, differs }) => (differs ? '' : letters)).join('')
      expect([all(ours), all(theirs)]).toEqual([one, other])
      expect(same(ours)).toBe(same(theirs))
    }),
  )
})
