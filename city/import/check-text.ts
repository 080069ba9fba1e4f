import { isVisibleText } from '@hefu/standard'
import { type Checked, good, refuse } from './refusal.ts'

/** What a decoder writes in the place of bytes that are no UTF-8. */
const REPLACED = '\ufffd'

/** A text that people read: visible characters only, so that nothing in it turns, hides or runs. Decomposed letters are composed. */
export function checkText(field: string, value: unknown, most: number): Checked<string> {
  if (typeof value !== 'string') return refuse(field, 'not-text')
  if (value.length > 4 * most) return refuse(field, 'too-long')
  if (value.includes(REPLACED)) return refuse(field, 'not-utf8')
  if (isVisibleText(value, most)) return good(value)
  const text = value.normalize('NFC').trim()
  if (text === '') return refuse(field, 'missing')
  if (isVisibleText(text, most)) return good(text)
  return [...text].length > most ? refuse(field, 'too-long') : refuse(field, 'unseen-characters')
}

/** A finite number, or a text that writes one in decimals, as tables do. */
export function checkNumber(field: string, value: unknown, least: number, most: number): Checked<number> {
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return refuse(field, 'not-a-number')
  return least <= number && number <= most ? good(number) : refuse(field, 'out-of-range')
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function checkDate(field: string, value: unknown, earliest: string, latest: string): Checked<string> {
  if (typeof value !== 'string' || !isDate(value)) return refuse(field, 'not-a-date')
  return earliest <= value && value <= latest ? good(value) : refuse(field, 'out-of-range')
}

/** Whether a text is a day that the calendar has. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
