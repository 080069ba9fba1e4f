import { EMPTY_REGISTER, LANGUAGES } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { alarmInWords } from './alarm-in-words.ts'

const CODES = [
  'witness-silent',
  'log-behind',
  'next-key-missing',
  'service-ends-soon',
  'type-ends-soon',
  'case-overdue',
  'receipt-missing',
  'gates-behind',
]

describe.each(LANGUAGES)('in %s', (language) => {
  test('each alarm says what is the matter, about what, and what to do', () => {
    overwriteGetLocale(() => language)
    const words = CODES.map((code) => alarmInWords({ code, about: 'the.thing' }, EMPTY_REGISTER))
    expect(new Set(words.map(({ title }) => title)).size).toBe(CODES.length)
    expect(new Set(words.map(({ remedy }) => remedy)).size).toBe(CODES.length)
    expect(words.filter(({ title }) => title.includes('the.thing'))).toHaveLength(5)
  })

  test('an alarm that is not known is shown by its code', () => {
    overwriteGetLocale(() => language)
    expect(alarmInWords({ code: 'disk-full', about: null }, EMPTY_REGISTER).title).toContain('disk-full')
  })
})

test('what is late leads to the case itself, and what lacks a key to the keys', () => {
  const link = (code: string) => alarmInWords({ code, about: 'a1' }, EMPTY_REGISTER).link?.href
  expect(['case-overdue', 'next-key-missing', 'service-ends-soon'].map(link)).toEqual([
    '#/cases/a1',
    '#/keys',
    '#/services/a1',
  ])
})
