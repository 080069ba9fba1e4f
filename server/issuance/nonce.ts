import { createHmac, timingSafeEqual } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import { BytesError, concatBytes, fromBase64url, toBase64url } from '@hefu/bytes'

/** Seconds for which a nonce is good. */
export const NONCE_LIFETIME = 300
/** Seconds by which the clocks of two processes of a city may differ. */
export const CLOCK_TOLERANCE = 10

const TIME_BYTES = 8
const RANDOM_BYTES = 16
const BODY_BYTES = TIME_BYTES + RANDOM_BYTES
const MAC_BYTES = 32

/**
 * Makes a `c_nonce` (OpenID4VCI 1.0, section 7): the time, random bytes and an HMAC over both, so that any process of the city can
 * check it and none has to keep it. It may be used again until it expires: a proof repeated with it yields the same
 * credential and nothing new.
 */
export function makeNonce(nonceKey: Uint8Array, now: number, random: RandomSource): string {
  const time = new Uint8Array(TIME_BYTES)
  new DataView(time.buffer).setBigUint64(0, BigInt(now))
  const body = concatBytes(time, random(RANDOM_BYTES))
  return toBase64url(concatBytes(body, macOf(nonceKey, body)))
}

/** Whether this city made the nonce, no longer than {@link NONCE_LIFETIME} ago. */
export function isGoodNonce(nonceKey: Uint8Array, now: number, nonce: string): boolean {
  const bytes = decode(nonce)
  if (bytes?.length !== BODY_BYTES + MAC_BYTES) return false
  const body = bytes.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(macOf(nonceKey, body), bytes.subarray(BODY_BYTES))) return false
  const made = Number(new DataView(body.buffer, body.byteOffset).getBigUint64(0))
  return made <= now + CLOCK_TOLERANCE && now - made < NONCE_LIFETIME
}

function macOf(nonceKey: Uint8Array, body: Uint8Array): Uint8Array {
  return createHmac('sha256', nonceKey).update('hefu c_nonce\n').update(body).digest()
}

function decode(text: string): Uint8Array | null {
  try {
    return fromBase64url(text)
  } catch (error) {
    if (error instanceof BytesError) return null
    throw error
  }
}
