import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import { concatBytes, encodeDcbor, fromBase64url, toBase64url } from '@hefu/bytes'

/**
 * A place in the queue of one session. It is kept in the browser that waits, signed, and nowhere else: there is no list of who waits, a
 * reload keeps the place, and a million places take no more memory than one.
 */
export interface Place {
  readonly session: string
  /** Counted from 1 in the order in which places were asked for; it is the order in which they are called. */
  readonly number: number
}

const NUMBER_BYTES = 6
/** With the number a multiple of three, so that base64url has no stray bits. */
const MAC_BYTES = 18

/** The place as a token: base64url of its number and of 18 bytes of HMAC-SHA256 over session and number. */
export function signPlace(key: KeyObject, place: Place): string {
  const number = new Uint8Array(8)
  new DataView(number.buffer).setBigUint64(0, BigInt(place.number))
  return toBase64url(concatBytes(number.subarray(8 - NUMBER_BYTES), macOf(key, place)))
}

/** @returns null for what was not signed here or for another session */
export function readPlace(key: KeyObject, session: string, token: string | undefined): Place | null {
  if (!token || !/^[A-Za-z0-9_-]{32}$/.test(token)) return null
  const bytes = fromBase64url(token)
  const number = new DataView(concatBytes(new Uint8Array(2), bytes.subarray(0, NUMBER_BYTES)).buffer).getBigUint64(0)
  const place = { session, number: Number(number) }
  return timingSafeEqual(bytes.subarray(NUMBER_BYTES), macOf(key, place)) ? place : null
}

function macOf(key: KeyObject, { session, number }: Place): Uint8Array {
  return createHmac('sha256', key)
    .update(encodeDcbor(['place', session, number]))
    .digest()
    .subarray(0, MAC_BYTES)
}
