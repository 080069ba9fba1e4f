import { BytesError } from './error.ts'

/** Lower-case hexadecimal (RFC 4648, section 8). */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** @throws BytesError `invalid-hex` for an odd length or any character but 0-9 and a-f */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    throw new BytesError('invalid-hex', 'not lower-case hexadecimal of whole bytes')
  }
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
}
