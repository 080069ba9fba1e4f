import { toBase64url } from '@hefu/bytes'
import { hostileCodes } from '@hefu/testing'
import { expect, test } from 'vitest'
import { inertText, SHOWN_CHARACTERS } from './inert-text.ts'

const shown = (text: string): string =>
  inertText(text)
    .pieces.map((piece) => (piece.unseen ? `[${piece.text}]` : piece.text))
    .join('')

test('what is visible stays as it is', () => {
  expect(shown('人民路12号 <b>2号梯</b> café')).toBe('人民路12号 <b>2号梯</b> café')
})

test.each([
  ['a\u202eb', 'a[U+202E]b'],
  ['a\u0000b', 'a[U+0000]b'],
  ['a\u200bb', 'a[U+200B]b'],
  ['a\u00a0b', 'a[U+00A0]b'],
  ['a\u{e0041}b', 'a[U+E0041]b'],
  ['a\ud800b', 'a[U+D800]b'],
  ['a\u3164b', 'a[U+3164]b'],
  ['a\ue000b', 'a[U+E000]b'],
  ['a\u0301\u0302\u0303b', 'a\u0301\u0302[U+0303]b'],
  ['a\nb', 'a[U+000A]\nb'],
  ['a\tb', 'a[U+0009]b'],
])('what cannot be seen is written out: %j', (text, expected) => {
  expect(shown(text)).toBe(expected)
})

test('the end of a long text is left out and counted', () => {
  const { pieces, left } = inertText('梯'.repeat(SHOWN_CHARACTERS + 7))
  expect(pieces).toEqual([{ text: '梯'.repeat(SHOWN_CHARACTERS), unseen: false }])
  expect(left).toBe(7)
  expect(inertText('9'.repeat(1_000_000)).left).toBe(1_000_000 - SHOWN_CHARACTERS)
  expect(inertText('').pieces).toEqual([])
})

test('of the whole corpus nothing comes through that turns the writing or cannot be seen', () => {
  const label = toBase64url(new TextEncoder().encode('2号电梯'))
  for (const { text } of hostileCodes(`https://code.city.example/t/lift-42?n=${label}&k=t1&s=${'1'.repeat(155)}`)) {
    for (const piece of inertText(text).pieces) expect(piece.text).toMatch(/^[\p{L}\p{M}\p{N}\p{P}\p{S} \n]*$/u)
  }
})
