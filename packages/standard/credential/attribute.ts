import type { CborValue } from '@hefu/bytes'
import { readArray, readInteger, readText } from '../cbor-shape.ts'
import { StandardError } from '../error.ts'
import { type LocalText, localTextFromCbor, localTextToCbor } from '../local-text.ts'

/** What values an attribute may have. */
export type AttributeKind =
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: LocalText }[] }
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'digest' }

/** A value: `true`/`false`, text, an ISO date as text, or a 32-byte SHA-256 digest; `null` where the issuer knows none. */
export type AttributeValue = boolean | string | Uint8Array | null

/** One attribute of a credential type; its index in the type is its name on the wire. */
export interface Attribute {
  readonly name: string
  readonly label: LocalText
  readonly kind: AttributeKind
}

/** Longest text attribute, in UTF-16 units. */
export const MAX_ATTRIBUTE_TEXT = 120

/** Whether a value is one that the attribute may have. */
export function isAttributeValue(kind: AttributeKind, value: CborValue | undefined): value is AttributeValue {
  if (value === null) return true
  switch (kind.kind) {
    case 'flag':
      return typeof value === 'boolean'
    case 'choice':
      return typeof value === 'string' && kind.options.some((option) => option.value === value)
    case 'text':
      return typeof value === 'string' && value.length <= kind.maxLength && value.normalize('NFC') === value
    case 'date':
      return typeof value === 'string' && isIsoDate(value)
    case 'digest':
      return value instanceof Uint8Array && value.length === 32
  }
}

/** `[name, label, [kind, ...]]`. */
export function attributeToCbor(attribute: Attribute): CborValue {
  return [attribute.name, localTextToCbor(attribute.label), kindToCbor(attribute.kind)]
}

/** @throws StandardError `malformed` */
export function attributeFromCbor(value: CborValue): Attribute {
  const [name, label, kind] = readArray(value, 3)
  return { name: readText(name, 64), label: localTextFromCbor(label), kind: kindFromCbor(kind) }
}

function kindToCbor(kind: AttributeKind): CborValue {
  if (kind.kind === 'choice') {
    return [kind.kind, kind.options.map((option) => [option.value, localTextToCbor(option.label)])]
  }
  return kind.kind === 'text' ? [kind.kind, kind.maxLength] : [kind.kind]
}

function kindFromCbor(value: CborValue | undefined): AttributeKind {
  const [name, parameter] = readArray(value)
  switch (name) {
    case 'flag':
    case 'date':
    case 'digest':
      readArray(value, 1)
      return { kind: name }
    case 'text':
      readArray(value, 2)
      return { kind: name, maxLength: readInteger(parameter, 1, MAX_ATTRIBUTE_TEXT) }
    case 'choice':
      readArray(value, 2)
      return { kind: name, options: readArray(parameter).map(optionFromCbor) }
    default:
      throw new StandardError('malformed', 'an attribute of an unknown kind')
  }
}

function optionFromCbor(value: CborValue): { value: string; label: LocalText } {
  const [option, label] = readArray(value, 2)
  return { value: readText(option, 64), label: localTextFromCbor(label) }
}

function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
