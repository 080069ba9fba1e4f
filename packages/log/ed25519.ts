import { fromBase64url, toHex } from '@hefu/bytes'

/**
 * Ed25519 (RFC 8032) by WebCrypto. A secret stays inside a `CryptoKey`, so that a gate or a log can hold one
 * that no script can read.
 */
export interface Ed25519KeyPair {
  /** Signs; not extractable unless it was made to be. */
  readonly privateKey: CryptoKey
  /** 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>
}

/** PKCS #8 wrapping of a raw Ed25519 seed (RFC 8410, section 7). */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

/** Makes a key pair from a 32-byte seed. */
export async function ed25519KeyPair(seed: Uint8Array): Promise<Ed25519KeyPair> {
  const pkcs8 = new Uint8Array([...PKCS8_PREFIX, ...seed])
  // The public key is read from an extractable copy, which lives no longer than this call.
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
  const jwk = await crypto.subtle.exportKey('jwk', readable)
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  pkcs8.fill(0)
  return { privateKey, publicKey: fromBase64url(jwk.x ?? '') }
}

/** Signs; 64 bytes. */
export async function ed25519Sign(privateKey: CryptoKey, message: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, new Uint8Array(message)))
}

/** Whether the signature is the key's. False, never an exception, for a key or signature that is malformed. */
export async function ed25519Verify(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    const key = await importedKey(publicKey)
    return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message))
  } catch {
    return false
  }
}

/** Public keys imported last; a register's acts are signed by few officers. */
const imported = new Map<string, Promise<CryptoKey>>()
const MAX_IMPORTED = 64

function importedKey(publicKey: Uint8Array): Promise<CryptoKey> {
  const name = toHex(publicKey)
  const known = imported.get(name)
  if (known) return known
  const key = crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify'])
  const [oldest] = imported.keys()
  if (imported.size >= MAX_IMPORTED && oldest !== undefined) imported.delete(oldest)
  imported.set(name, key)
  key.catch(() => imported.delete(name))
  return key
}
