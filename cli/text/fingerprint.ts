import { toHex } from '@hefu/bytes'

/** What people compare of a key: the first 16 bytes of its SHA-256, in hexadecimal groups of four. */
export async function fingerprint(publicKey: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(publicKey)))
  return toHex(digest.subarray(0, 16)).replaceAll(/(.{4})(?=.)/g, '$1 ')
}
