import type { LocalText } from '@hefu/standard'
import { AppError } from '../error.ts'

/** What the city's answer says by names. Each reader throws AppError `city-down` for what it is not to read. */
export type Fields = Readonly<Record<string, unknown>>

/** The fields of an object. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : unreadable()
}

/** A list of objects. */
export function listIn(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name]
  return Array.isArray(value) ? value.map(fieldsOf) : unreadable()
}

/** A text. */
export function textIn(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : unreadable()
}

/** A text in both languages. */
export function localIn(fields: Fields, name: string): LocalText {
  const local = fieldsOf(fields[name])
  return { 'zh-CN': textIn(local, 'zh-CN'), en: textIn(local, 'en') }
}

/** A whole number. */
export function countIn(fields: Fields, name: string): number {
  const value = fields[name]
  return Number.isSafeInteger(value) ? Number(value) : unreadable()
}

/** Whatever answers in a form that this wallet does not read, or in the city's place. @throws AppError `city-down`, always */
export function unreadable(): never {
  throw new AppError('city-down', 'the city answers in a form that this wallet does not read')
}
