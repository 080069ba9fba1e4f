import { Unreadable } from '../error.ts'
import { SHC_PREFIX } from '../prefixes.ts'
import { MAX_JWS, MAX_SHC_DIGITS, MAX_SHC_PARTS } from '../reading/limits.ts'

/** Each character of a JWS is two digits: its code less that of `-`, the smallest (SMART Health Cards Framework, "Encoding chunks as QR codes"). */
const BASE = '-'.charCodeAt(0)

/** One code: a whole card, or a part of one. */
export interface NumericPart {
  /** From 1 to `of`. */
  readonly number: number
  readonly of: number
  readonly characters: string
}

/** Reads one `shc:/` code. @throws Unreadable `unknown-format`, `too-large` or `malformed-text` */
export function readNumericPart(text: string): NumericPart {
  if (!text.startsWith(SHC_PREFIX)) throw new Unreadable('unknown-format', `does not begin with ${SHC_PREFIX}`)
  if (text.length > MAX_SHC_DIGITS + 16) throw new Unreadable('too-large', `more than ${MAX_SHC_DIGITS} digits`)
  const [, number = '1', of = '1', digits = ''] = /^shc:\/(?:([1-9]\d?)\/([1-9]\d?)\/)?((?:\d\d)+)$/.exec(text) ?? []
  if (digits === '' || Number(number) > Number(of)) throw new Unreadable('malformed-text', 'not digits in pairs')
  if (Number(of) > MAX_SHC_PARTS) throw new Unreadable('too-large', `in more than ${MAX_SHC_PARTS} parts`)
  return { number: Number(number), of: Number(of), characters: charactersOf(digits) }
}

/** The codes of a JWS: one where it fits a QR code of version 22 (1,195 characters), else parts of about the same length. */
export function numericCodes(jws: string): readonly string[] {
  const parts = jws.length <= 1195 ? 1 : Math.ceil(jws.length / 1191)
  const length = Math.ceil(jws.length / parts)
  return Array.from({ length: parts }, (_, index) => {
    const digits = digitsOf(jws.slice(index * length, (index + 1) * length))
    return `${SHC_PREFIX}${parts === 1 ? '' : `${index + 1}/${parts}/`}${digits}`
  })
}

function charactersOf(digits: string): string {
  const codes: number[] = []
  for (let i = 0; i < digits.length; i += 2) codes.push(Number(digits.slice(i, i + 2)) + BASE)
  const characters = String.fromCharCode(...codes)
  if (!/^[\w.-]+$/.test(characters)) throw new Unreadable('malformed-text', 'digits of no base64url')
  return characters
}

function digitsOf(characters: string): string {
  return [...characters].map((character) => String(character.charCodeAt(0) - BASE).padStart(2, '0')).join('')
}

/** Parts of a card that were read one after the other, in any order. */
export interface CollectedParts {
  readonly of: number
  readonly parts: ReadonlyMap<number, string>
}

/**
 * Adds a part. One that says another number of parts, or something else under the same number, belongs to another card: with it the collection begins
 * anew.
 */
export function collectPart(collected: CollectedParts | null, { number, of, characters }: NumericPart): CollectedParts {
  const before = collected?.parts.get(number)
  const sameCard = collected !== null && collected.of === of && (before === undefined || before === characters)
  return { of, parts: new Map([...(sameCard ? collected.parts : []), [number, characters]]) }
}

/** The JWS, once every part is there; null before. @throws Unreadable `too-large` */
export function wholeOf({ of, parts }: CollectedParts): string | null {
  if (parts.size < of) return null
  const jws = Array.from({ length: of }, (_, index) => parts.get(index + 1) ?? '').join('')
  if (jws.length > MAX_JWS) throw new Unreadable('too-large', `more than ${MAX_JWS} characters`)
  return jws
}
