import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The bearer token of a field device, such as a gate or a barrier. It follows from the service's key for its devices (HMAC-SHA256,
 * RFC 2104), so nothing has to be kept for it, and with the key all tokens end.
 *
 * @param secret 32 bytes, for the devices of this service alone
 * @param kind of which service and what: `transit gate`
 * @returns base64url, 43 letters
 */
export function deviceToken(secret: Uint8Array, kind: string, device: string): string {
  return createHmac('sha256', secret).update(`hefu ${kind}\n${device}`).digest('base64url')
}

/** Whether a token that was given is the one that was expected; how long it takes says nothing of how much of it is right. */
export function isSameToken(expected: string, given: string): boolean {
  const [right, shown] = [Buffer.from(expected), Buffer.from(given)]
  return right.length === shown.length && timingSafeEqual(right, shown)
}
