import { createHmac, timingSafeEqual } from 'node:crypto'

/** The bearer token of a barrier. Nothing has to be kept for it. */
export function barrierToken(secret: Uint8Array, barrier: string): string {
  return createHmac('sha256', secret).update(`hefu parking barrier\n${barrier}`).digest('base64url')
}

/** Whether a token is that barrier's. */
export function isBarrierToken(secret: Uint8Array, barrier: string, token: string): boolean {
  const [expected, given] = [Buffer.from(barrierToken(secret, barrier)), Buffer.from(token)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}
