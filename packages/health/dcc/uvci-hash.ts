import { toBase64 } from '@hefu/bytes'

const HASH_BYTES = 16

/** How a revocation list names one certificate: the first 128 bits of SHA-256 over its identifier, base64 (EU DCC revocation, hash type UCI). */
export async function uvciHash(id: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(id))
  return toBase64(new Uint8Array(hash, 0, HASH_BYTES))
}
