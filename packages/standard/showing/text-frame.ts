import { BytesError, type CborValue, decodeDcbor, encodeDcbor, fromBase45, toBase45 } from '@hefu/bytes'
import { readArray } from '../cbor-shape.ts'
import { StandardError } from '../error.ts'

/** Most characters that a QR code can hold in its alphanumeric mode (ISO/IEC 18004, version 40-L). */
export const MAX_QR_TEXT = 4296

/** Writes a value as the text of a QR code: a prefix of four characters, then base45 of its dCBOR. */
export function toQrText(prefix: string, value: CborValue): string {
  return prefix + toBase45(encodeDcbor(value))
}

/**
 * Reads the text of a QR code: its array, the first item of which is the version, here always 1.
 *
 * @throws StandardError `too-large`, `malformed` (also for another prefix) or `unknown-version`
 */
export function fromQrText(prefix: string, text: string, items: number): readonly CborValue[] {
  if (text.length > MAX_QR_TEXT) throw new StandardError('too-large', 'longer than a QR code can be')
  if (!text.startsWith(prefix)) {
    // `HF2:` is a pass of a later version; anything else is no pass at all.
    const otherVersion = new RegExp(`^${prefix.slice(0, 2)}[0-9]:`).test(text)
    throw new StandardError(otherVersion ? 'unknown-version' : 'malformed', `does not start with ${prefix}`)
  }
  const array = readArray(decode(text.slice(prefix.length)))
  if (array[0] !== 1) throw new StandardError('unknown-version', 'only version 1 is known')
  return readArray(array, items)
}

function decode(text: string): CborValue {
  try {
    return decodeDcbor(fromBase45(text))
  } catch (cause) {
    if (cause instanceof BytesError) throw new StandardError('malformed', cause.message, { cause })
    throw cause
  }
}
