import { expect, test } from 'vitest'
import { fitText, textWidth } from './text-width.ts'

test('a Chinese character is one letter wide, a Latin one little more than half', () => {
  expect(textWidth('合符', 14)).toBe(28)
  expect(textWidth('ab', 10)).toBeCloseTo(11.6)
})

test('a text is cut only where it has no room, and says that it is', () => {
  expect(fitText('居民卡', 42, 14)).toBe('居民卡')
  expect(fitText('居民卡和图书馆', 42, 14)).toBe('居民…')
  expect(fitText('居民卡', 0, 14)).toBe('居…')
})
