import { createHash, timingSafeEqual } from 'node:crypto'
import { BytesError, fromBase64url } from '@hefu/bytes'

/** How long a secret is with which a reporter follows a report: random, made and kept by the wallet or the browser. */
export const SECRET_BYTES = 16
const HASH_BYTES = 32

/** What is kept of a secret. It is random, so its hash needs no salt and no stretching. */
export function secretHash(secret: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}

/** Whether a secret is the one of a hash, in the same time whether it is or not, and whether or not there is a hash. */
export function isSecretOf(secret: Uint8Array, hash: Uint8Array | null): boolean {
  const same = timingSafeEqual(secretHash(secret), hash ?? NO_HASH)
  return same && hash !== null
}

/** The secret of a request, base64url; null for what is none. */
export function readSecret(text: string): Uint8Array | null {
  return readBytes(text, SECRET_BYTES)
}

/** The hash of a secret, base64url; null for what is none. */
export function readSecretHash(text: string): Uint8Array | null {
  return readBytes(text, HASH_BYTES)
}

function readBytes(text: string, length: number): Uint8Array | null {
  try {
    const bytes = fromBase64url(text)
    return bytes.length === length ? bytes : null
  } catch (error) {
    if (error instanceof BytesError) return null
    throw error
  }
}

const NO_HASH = new Uint8Array(HASH_BYTES)
