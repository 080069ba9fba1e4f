import { AppError } from '../error.ts'

/** The data key as it lies on the device: useless without the secret that wrapped it. */
export interface WrappedKey {
  /** 16 bytes, for HKDF. */
  readonly salt: Uint8Array<ArrayBuffer>
  /** 12 bytes. */
  readonly iv: Uint8Array<ArrayBuffer>
  /** 32 bytes of key and a tag of 16. */
  readonly wrapped: Uint8Array<ArrayBuffer>
}

const PURPOSE = new TextEncoder().encode('hefu wallet data key 1')
const AES = { name: 'AES-GCM', length: 256 } as const

/** A new data key. It is extractable only so that it can be wrapped: use what {@link unwrapDataKey} returns. */
export async function generateDataKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt'])
}

/**
 * Wraps the data key with AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) makes of a secret.
 *
 * @param secret 32 bytes: what a passkey yields (WebAuthn, PRF extension) or Argon2id makes of a PIN
 */
export async function wrapDataKey(
  dataKey: CryptoKey,
  secret: Uint8Array,
  random: (length: number) => Uint8Array,
): Promise<WrappedKey> {
  const salt = new Uint8Array(random(16))
  const iv = new Uint8Array(random(12))
  const wrappingKey = await deriveWrappingKey(secret, salt)
  const wrapped = await crypto.subtle.wrapKey('raw', dataKey, wrappingKey, parameters(iv))
  return { salt, iv, wrapped: new Uint8Array(wrapped) }
}

/**
 * Unwraps the data key.
 *
 * @param extractable only to wrap it anew under another secret
 * @throws AppError `wrong-secret`
 */
export async function unwrapDataKey(
  { salt, iv, wrapped }: WrappedKey,
  secret: Uint8Array,
  extractable = false,
): Promise<CryptoKey> {
  const wrappingKey = await deriveWrappingKey(secret, salt)
  try {
    return await crypto.subtle.unwrapKey('raw', wrapped, wrappingKey, parameters(iv), AES, extractable, [
      'encrypt',
      'decrypt',
    ])
  } catch (cause) {
    throw new AppError('wrong-secret', 'the data key does not unwrap', { cause })
  }
}

async function deriveWrappingKey(secret: Uint8Array, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: PURPOSE }
  return crypto.subtle.deriveKey(derivation, material, AES, false, ['wrapKey', 'unwrapKey'])
}

function parameters(iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: PURPOSE }
}
