import type { Attribute, AttributeValue } from '@hefu/standard'
import { value_no, value_none, value_photo, value_yes } from '../paraglide/messages.js'
import { inLanguage, presentLanguage } from './languages.ts'

/** A value in words. */
export function valueInWords({ kind }: Attribute, value: AttributeValue): string {
  if (value === null) return value_none()
  if (typeof value === 'boolean') return value ? value_yes() : value_no()
  if (value instanceof Uint8Array) return value_photo()
  if (kind.kind === 'date' || kind.kind === 'text') return timeInWords(value) ?? value
  const option = kind.kind === 'choice' && kind.options.find((one) => one.value === value)
  return option ? inLanguage(option.label) : value
}

const MOMENT = /^(?<month>\d{4}-\d{2})(?<day>-\d{2})?(?<hour>T\d{2})?(?<minute>:\d{2})?$/

/** A date of the calendar, a month, or a time by the city's clocks, where a value is one; null for any other text. */
function timeInWords(value: string): string | null {
  const { month, day = '-01', hour = 'T00', minute = ':00' } = MOMENT.exec(value)?.groups ?? {}
  const time = Date.parse(`${month}${day}${hour}${minute}:00Z`)
  if (month === undefined || Number.isNaN(time)) return null
  const style: Intl.DateTimeFormatOptions = value.includes('T')
    ? { dateStyle: 'long', timeStyle: 'short' }
    : value.length > month.length
      ? { dateStyle: 'long' }
      : { year: 'numeric', month: 'long' }
  return new Intl.DateTimeFormat(presentLanguage(), { ...style, timeZone: 'UTC' }).format(time)
}
