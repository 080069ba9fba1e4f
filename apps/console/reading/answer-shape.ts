import { BrowserError } from '@hefu/app-browser'

/** What a city answered, while its members are read. */
export type AnswerObject = Readonly<Record<string, unknown>>

/** @throws BrowserError `city-down`, as everything here, when the city answered something else */
export function readObject(value: unknown): AnswerObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw other('no object')
  return value as AnswerObject
}

/** A list, each member read by `read`. */
export function readList<Item>(value: unknown, read: (item: unknown) => Item): readonly Item[] {
  if (!Array.isArray(value)) throw other('no list')
  return value.map(read)
}

/** A text. */
export function readText(value: unknown): string {
  if (typeof value !== 'string') throw other('no text')
  return value
}

/** A whole number, 0 or more: a count, or Unix seconds. */
export function readCount(value: unknown): number {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw other('no count')
  return Number(value)
}

/** Yes or no. */
export function readFlag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw other('no flag')
  return value
}

/** One of a few known words. */
export function readWord<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const found = words.find((word) => word === value)
  if (found === undefined) throw other(`none of ${words.join(', ')}`)
  return found
}

/** What may be missing: null, or read by `read`. */
export function readOrNull<Value>(value: unknown, read: (value: unknown) => Value): Value | null {
  return value === null || value === undefined ? null : read(value)
}

function other(what: string): BrowserError {
  return new BrowserError('city-down', `the city answered something else: ${what}`)
}
