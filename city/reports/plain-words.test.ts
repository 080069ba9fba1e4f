import { isVisibleText } from '@hefu/standard'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainWords } from './plain-words.ts'

describe('the words of a report', () => {
  test('are lines of visible characters, whatever was sent, and stay as they are when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const words = plainWords(text, 1000)
        if (words === null) throw new Error('too long')
        expect(isPlainWords(words, 1000)).toBe(true)
        expect(plainWords(words, 1000)).toBe(words)
      }),
      { numRuns: 2000 },
    )
  })

  test('are not cut: what is too long is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const words = plainWords(text, 20)
        if (words !== null) expect([...words].length).toBeLessThanOrEqual(20)
        else expect(text.length).toBeGreaterThan(20)
      }),
    )
    expect(plainWords('字'.repeat(1000), 1000)).toHaveLength(1000)
    expect(plainWords('字'.repeat(1001), 1000)).toBeNull()
  })

  test('lose what cannot be seen, and keep what can', () => {
    expect(plainWords('  门\u202e坏\u0000了 \r\n\r\n\r\n\r\n e\u0301 👨‍👩‍👧 <b> ', 1000)).toBe('门坏了\n\né 👨👩👧 <b>')
  })
})

/** Whether a text is what {@link plainWords} makes. */
function isPlainWords(text: string, most: number): boolean {
  return [...text].length <= most && text.split('\n').every((line) => line === '' || isVisibleText(line, most))
}
