import { StandardError } from '../error.ts'
import { GS1_KEYS, GS1_QUALIFIERS, type Gs1KeyRule } from './application-identifiers.ts'

/** A GS1 key with its qualifiers, such as a GTIN with a serial number. */
export interface Gs1Id {
  /** An application identifier: `01`, `414`, `417`, `8003` or `8004`. */
  readonly key: string
  readonly value: string
  /** Pairs of an application identifier and a value, in the order of the key's rule. */
  readonly qualifiers: readonly (readonly [ai: string, value: string])[]
}

/** Why a path is none of a GS1 Digital Link. */
export type Gs1Reason =
  /** Not pairs of an application identifier and a value, or bad percent-encoding. */
  | 'malformed'
  /** It begins with a key that names nothing here. */
  | 'unknown-key'
  /** The key's value has another length, other characters, or a check digit that is wrong. */
  | 'bad-value'
  /** A qualifier that does not belong to the key, stands out of its order or twice, or has a value that does not fit. */
  | 'bad-qualifier'

/** What a path is. */
export type Gs1Path =
  | { readonly outcome: 'read'; readonly id: Gs1Id }
  | { readonly outcome: 'refused'; readonly reason: Gs1Reason }

/** Longest path that is looked at: four pairs of which every character is percent-encoded have less. */
const MAX_PATH = 512
/** What may stand in a segment of a path as it is (RFC 3986, `unreserved`); everything else is percent-encoded. */
const UNRESERVED = /[A-Za-z0-9._~-]/
const GTIN = '01'
const GTIN_LENGTHS: readonly number[] = [8, 12, 13]

/**
 * Reads the path of a GS1 Digital Link URI (GS1 Digital Link Standard: URI Syntax), such as `/01/09506000134352/21/A%2F1`, without what may stand before and behind it. A shorter GTIN
 * is filled with zeros to 14 digits, as the standard has it. Never throws, whatever the path.
 */
export function parseGs1Path(path: string): Gs1Path {
  const segments = path.length > MAX_PATH || !path.startsWith('/') ? [] : path.slice(1).split('/').map(decode)
  if (segments.length < 2 || segments.length % 2 === 1 || segments.some((segment) => !segment))
    return refused('malformed')
  const [key = '', value = '', ...rest] = segments as readonly string[]
  const rule = ruleOf(key)
  if (!rule) return refused('unknown-key')
  const whole = key === GTIN && GTIN_LENGTHS.includes(value.length) ? value.padStart(14, '0') : value
  if (!rule.fits(whole)) return refused('bad-value')
  const qualifiers: [string, string][] = []
  for (let i = 0; i < rest.length; i += 2) qualifiers.push([rest[i] ?? '', rest[i + 1] ?? ''])
  return inOrder(rule, qualifiers)
    ? { outcome: 'read', id: { key, value: whole, qualifiers } }
    : refused('bad-qualifier')
}

/**
 * Writes the path of a GS1 Digital Link URI, in its one form.
 *
 * @throws StandardError `malformed` for what {@link parseGs1Path} would refuse
 * @example writeGs1Path({ key: '01', value: '09506000134352', qualifiers: [['21', 'A/1']] }) // '/01/09506000134352/21/A%2F1'
 */
export function writeGs1Path({ key, value, qualifiers }: Gs1Id): string {
  const rule = ruleOf(key)
  if (!rule?.fits(value) || !inOrder(rule, qualifiers))
    throw new StandardError('malformed', 'no GS1 key with its qualifiers')
  return [[key, value] as const, ...qualifiers].map(([ai, text]) => `/${ai}/${encode(text)}`).join('')
}

/** The one form of a path that may be written in several ways; null for what is no path of a GS1 Digital Link. */
export function canonicalGs1Path(path: string): string | null {
  const read = parseGs1Path(path)
  return read.outcome === 'read' ? writeGs1Path(read.id) : null
}

/**
 * Paths under which something may be known, the most particular first: with all qualifiers, then without the last one, and so on down to the
 * key alone.
 */
export function gs1PathsOf(id: Gs1Id): readonly string[] {
  const counts = Array.from({ length: id.qualifiers.length + 1 }, (_, i) => id.qualifiers.length - i)
  return counts.map((count) => writeGs1Path({ ...id, qualifiers: id.qualifiers.slice(0, count) }))
}

function ruleOf(key: string): Gs1KeyRule | undefined {
  return Object.hasOwn(GS1_KEYS, key) ? GS1_KEYS[key] : undefined
}

function inOrder({ qualifiers: allowed }: Gs1KeyRule, given: readonly (readonly [string, string])[]): boolean {
  let next = 0
  for (const [ai, value] of given) {
    const place = allowed.indexOf(ai, next)
    if (place < 0 || !GS1_QUALIFIERS[ai]?.(value)) return false
    next = place + 1
  }
  return true
}

/** A segment of a path as text; empty for what is not percent-encoded as RFC 3986 has it. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}

/** `encodeURIComponent` leaves some of `sub-delims` as they are; here every character has one form. */
function encode(text: string): string {
  return [...text]
    .map((character) =>
      UNRESERVED.test(character) ? character : `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    .join('')
}

function refused(reason: Gs1Reason): Gs1Path {
  return { outcome: 'refused', reason }
}
