import { officerId } from '@hefu/standard'
import { expect, test } from 'vitest'
import { as, bytes, list, localText, number, oneOf, orNull, record, text, truth } from './shape.ts'

const Entry = record({ id: text, count: orNull(number), state: oneOf(['ok', 'late']), on: truth })
const GOOD = { id: 'a', count: 1, state: 'ok', on: true }

test('an answer is read member by member, and what is not asked for is left out', () => {
  expect(list(Entry)([{ ...GOOD, extra: 1 }])).toEqual([GOOD])
  expect(Entry({ ...GOOD, count: null }).count).toBeNull()
  expect(bytes('AQI')).toEqual(Uint8Array.of(1, 2))
  expect(as(officerId)('data.1')).toBe('data.1')
  expect(localText({ 'zh-CN': '一', en: 'one' })).toEqual({ 'zh-CN': '一', en: 'one' })
})

test.each([
  ['nothing', null],
  ['a list', [GOOD]],
  ['a number for a text', { ...GOOD, id: 1 }],
  ['a text for a number', { ...GOOD, count: '1' }],
  ['another word', { ...GOOD, state: 'fine' }],
  ['a word for true', { ...GOOD, on: 'true' }],
])('%s is refused', (_, value) => {
  expect(() => Entry(value)).toThrow(expect.objectContaining({ code: 'unreadable-answer' }))
})

test('what is no base64url, and no id, is refused', () => {
  expect(() => bytes('%')).toThrow(expect.objectContaining({ code: 'unreadable-answer' }))
  expect(() => as(officerId)('NOT AN ID')).toThrow(expect.objectContaining({ code: 'unreadable-answer' }))
})
