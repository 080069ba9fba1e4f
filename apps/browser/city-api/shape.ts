import { BytesError, fromBase64url } from '@hefu/bytes'
import { ProblemError } from './error.ts'

/** Reads a part of an answer. @throws ProblemError `unreadable-answer` */
export type Shape<Value> = (value: unknown) => Value

/** What a shape reads. */
export type Read<Of> = Of extends Shape<infer Value> ? Value : never

/** A text. */
export const text: Shape<string> = (value) => (typeof value === 'string' ? value : unreadable('text'))

/** A number. */
export const number: Shape<number> = (value) => (typeof value === 'number' ? value : unreadable('number'))

/** True or false. */
export const truth: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : unreadable('true or false'))

/** A text in both languages. */
export const localText: Shape<{ readonly 'zh-CN': string; readonly en: string }> = (value) =>
  record({ 'zh-CN': text, en: text })(value)

/** Bytes, from base64url. */
export const bytes: Shape<Uint8Array> = (value) => {
  try {
    return fromBase64url(text(value))
  } catch (error) {
    if (error instanceof BytesError) return unreadable('base64url')
    throw error
  }
}

/** Any value, read by whoever uses it; also of an answer without one. */
export const anything: Shape<unknown> = (value) => value

/** One of some words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Shape<Word> {
  return (value) => words.find((word) => word === value) ?? unreadable(words.join(' or '))
}

/** A text that a function makes something of, such as a branded id. */
export function as<Value>(read: (of: string) => Value): Shape<Value> {
  return (value) => {
    const given = text(value)
    try {
      return read(given)
    } catch (cause) {
      throw new ProblemError('unreadable-answer', `${given} is not what was asked for`, { cause })
    }
  }
}

/** A value, or null where there is none. */
export function orNull<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (value) => (value === null || value === undefined ? null : shape(value))
}

/** A list. */
export function list<Value>(shape: Shape<Value>): Shape<readonly Value[]> {
  return (value) => (Array.isArray(value) ? value.map((item) => shape(item)) : unreadable('list'))
}

/** An object with these members; what else it has is left out. */
export function record<const Shapes extends Readonly<Record<string, Shape<unknown>>>>(
  shapes: Shapes,
): Shape<{ readonly [Name in keyof Shapes]: Read<Shapes[Name]> }> {
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return unreadable('object')
    const given = value as Readonly<Record<string, unknown>>
    const members = Object.entries(shapes).map(([name, shape]) => [name, shape(given[name])])
    return Object.fromEntries(members)
  }
}

function unreadable(wanted: string): never {
  throw new ProblemError('unreadable-answer', `the answer has no ${wanted} where it should`)
}
