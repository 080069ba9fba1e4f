import { BytesError } from './error.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const DIGIT = new Map(Array.from(ALPHABET, (character, value) => [character, value]))

/** Base45 (RFC 9285): two bytes become three characters of the QR alphanumeric set. */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 2) {
    const high = bytes[i] ?? 0
    const low = bytes[i + 1]
    text += low === undefined ? digits(high, 2) : digits(high * 256 + low, 3)
  }
  return text
}

/** @throws BytesError `invalid-base45`: a foreign character, a length of 1 modulo 3, or a group over its range (section 6) */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 3 === 1) throw new BytesError('invalid-base45', 'a lone character encodes nothing')
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0))
  let offset = 0
  for (let i = 0; i < text.length; i += 3) {
    const group = text.slice(i, i + 3)
    const value = groupValue(group)
    if (value > (group.length === 3 ? 0xffff : 0xff)) throw new BytesError('invalid-base45', 'group out of range')
    if (group.length === 3) bytes[offset++] = value >> 8
    bytes[offset++] = value & 0xff
  }
  return bytes
}

function digits(value: number, count: number): string {
  let text = ''
  for (let rest = value, i = 0; i < count; i++, rest = Math.floor(rest / 45)) text += ALPHABET.charAt(rest % 45)
  return text
}

function groupValue(group: string): number {
  let value = 0
  for (let i = group.length - 1; i >= 0; i--) {
    const digit = DIGIT.get(group.charAt(i))
    if (digit === undefined) throw new BytesError('invalid-base45', 'a character outside the alphabet')
    value = value * 45 + digit
  }
  return value
}
