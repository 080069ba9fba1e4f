import { type AttributeKind, TICKET_RIDE } from '@hefu/standard'
import { beforeEach, expect, test } from 'vitest'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { valueInWords } from './values.ts'

beforeEach(() => overwriteGetLocale(() => 'en'))

const TEXT: AttributeKind = { kind: 'text', maxLength: 60 }
const of = (kind: AttributeKind) => ({ name: 'value', label: { 'zh-CN': '值', en: 'Value' }, kind })

test.each<[AttributeKind, string, string]>([
  [{ kind: 'date' }, '2027-11-30', 'November 30, 2027'],
  [TEXT, '2026-11', 'November 2026'],
  [TEXT, '2026-11-25T09', 'November 25, 2026 at 9:00 AM'],
  [TEXT, '2026-11-25T09:35', 'November 25, 2026 at 9:35 AM'],
  [TEXT, '2026-13', '2026-13'],
  [TEXT, '118.5', '118.5'],
  [TEXT, '2/2', '2/2'],
  [TEXT, 'No. 1 Secondary School', 'No. 1 Secondary School'],
])('%j %s is read as %s', (kind, value, words) => {
  expect(valueInWords(of(kind), value)).toBe(words)
})

test('a choice is read by its words, in the language of the wallet', () => {
  const [fare] = TICKET_RIDE.attributes
  if (!fare) throw new Error('a ticket has a fare')
  expect(valueInWords(fare, 'zone-2')).toBe('Two zones')
  overwriteGetLocale(() => 'zh-CN')
  expect(valueInWords(fare, 'zone-2')).toBe('两区')
})
