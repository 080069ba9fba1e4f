import { Unreadable } from '../error.ts'

/** Text of bytes that are UTF-8. @throws Unreadable `malformed-content` */
export function utf8Of(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Unreadable('malformed-content', 'not UTF-8', { cause })
  }
}

/** JSON of a text that is no longer than `most` characters. @throws Unreadable `too-large` or `malformed-content` */
export function readJson(text: string, most: number): unknown {
  if (text.length > most) throw new Unreadable('too-large', `more than ${most} characters`)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Unreadable('malformed-content', 'not JSON', { cause })
  }
}
