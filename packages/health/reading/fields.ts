import { Unreadable } from '../error.ts'

/** An object of JSON or a map of CBOR with its fields by name. */
export type Fields = ReadonlyMap<unknown, unknown>

/** Longest text of one field that is kept; schemas of both formats stay below it. */
const MAX_TEXT = 200

/** The fields of an object or a map. @throws Unreadable `malformed-content` */
export function fieldsOf(value: unknown, what: string): Fields {
  if (value instanceof Map) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(what)
  return new Map(Object.entries(value))
}

/** @throws Unreadable `malformed-content` for anything but an array of at most `most` */
export function listOf(value: unknown, what: string, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw wrong(what)
  return value
}

/** A text of 1 to 200 characters. @throws Unreadable `malformed-content` */
export function textOf(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_TEXT) throw wrong(what)
  return value
}

/** As {@link textOf}, and null where there is none or an empty one. @throws Unreadable `malformed-content` */
export function textOrNull(value: unknown, what: string): string | null {
  return value === undefined || value === null || value === '' ? null : textOf(value, what)
}

/** A date, `2021-02-18`; of a date and time, its date. @throws Unreadable `malformed-content` */
export function dateOf(value: unknown, what: string): string {
  const text = textOf(value, what)
  const [, date = '', rest = ''] = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text) ?? []
  const time = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) throw wrong(what)
  if (rest !== '' && Number.isNaN(Date.parse(text))) throw wrong(what)
  return date
}

/** A moment, as written and in Unix seconds. @throws Unreadable `malformed-content` */
export function momentOf(value: unknown, what: string): { readonly text: string; readonly at: number } {
  const text = textOf(value, what)
  // ISO 8601 writes an offset of whole hours as +02 or +0200 too, which JavaScript does not read.
  const offset = text.replace(/([+-]\d{2})(\d{2})?$/, (all, hours, minutes = '00') =>
    text.includes('T') ? `${hours}:${minutes}` : all,
  )
  const at = Date.parse(/:\d{2}$/.test(text) && /[+-]\d{2}:\d{2}$/.test(text) ? text : offset)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) || Number.isNaN(at)) throw wrong(what)
  return { text, at: Math.floor(at / 1000) }
}

/** Unix seconds, whole. @throws Unreadable `malformed-content` */
export function secondsOf(value: unknown, what: string): number {
  if (typeof value !== 'number' || !(value > 0 && value < 1e11)) throw wrong(what)
  return Math.floor(value)
}

/** What is thrown where a field is not what it should be. */
export function wrong(what: string): Unreadable {
  return new Unreadable('malformed-content', `${what} is missing or not as the schema has it`)
}
