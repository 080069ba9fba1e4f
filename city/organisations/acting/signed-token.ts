import { createHmac, timingSafeEqual } from 'node:crypto'
import { BytesError, type CborValue, decodeDcbor, encodeDcbor, fromBase64url, toBase64url } from '@hefu/bytes'

/** What a token is for: one made for another purpose is none. */
export type TokenPurpose = 'asked' | 'acting'

/**
 * Items that a browser keeps for the city, so that the city keeps nothing: base64url of dCBOR `[until, items, HMAC-SHA-256]`.
 *
 * @param until Unix seconds
 */
export function signToken(key: Uint8Array, purpose: TokenPurpose, until: number, items: readonly CborValue[]): string {
  return toBase64url(encodeDcbor([until, items, macOf(key, purpose, until, items)]))
}

/** The items of a token that this city signed for the purpose and whose time has not run out; null for any other text. */
export function readToken(
  key: Uint8Array,
  purpose: TokenPurpose,
  now: number,
  token: string,
): { readonly until: number; readonly items: readonly CborValue[] } | null {
  const parts = decode(token)
  if (!Array.isArray(parts) || parts.length !== 3) return null
  const [until, items, mac] = parts
  if (typeof until !== 'number' || !Array.isArray(items) || !(mac instanceof Uint8Array) || mac.length !== 32)
    return null
  return timingSafeEqual(macOf(key, purpose, until, items), mac) && now < until ? { until, items } : null
}

function macOf(key: Uint8Array, purpose: TokenPurpose, until: number, items: readonly CborValue[]): Uint8Array {
  const message = encodeDcbor(['hefu organisation', purpose, until, items])
  return new Uint8Array(createHmac('sha256', key).update(message).digest())
}

function decode(token: string): CborValue | null {
  try {
    return decodeDcbor(fromBase64url(token), 1024)
  } catch (error) {
    if (error instanceof BytesError) return null
    throw error
  }
}
