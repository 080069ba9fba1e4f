import { AccessError } from '@hefu/app-browser'

/** The seed of an officer's key as it lies on the device: useless without what the passkey yields. */
export interface SealedSeed {
  /** 16 bytes, for HKDF. */
  readonly salt: Uint8Array<ArrayBuffer>
  /** 12 bytes. */
  readonly iv: Uint8Array<ArrayBuffer>
  /** 32 bytes of seed and a tag of 16. */
  readonly sealed: Uint8Array<ArrayBuffer>
}

const PURPOSE = new TextEncoder().encode('hefu officer key 1')

/**
 * Seals a seed with AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869) makes of a passkey's secret. The officer's id is authenticated
 * with it, so that a key cannot be put in the place of another's.
 *
 * @param secret 32 bytes: what the passkey yields (WebAuthn, PRF extension)
 */
export async function sealSeed(
  seed: Uint8Array,
  officer: string,
  secret: Uint8Array,
  random: (length: number) => Uint8Array,
): Promise<SealedSeed> {
  const salt = new Uint8Array(random(16))
  const iv = new Uint8Array(random(12))
  const key = await keyOf(secret, salt)
  const sealed = await crypto.subtle.encrypt(parameters(iv, officer), key, new Uint8Array(seed))
  return { salt, iv, sealed: new Uint8Array(sealed) }
}

/** Opens a seed. @throws AccessError `passkey-unavailable` when the passkey yields another secret, or the record is altered */
export async function openSeed(
  { salt, iv, sealed }: SealedSeed,
  officer: string,
  secret: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const key = await keyOf(secret, salt)
    return new Uint8Array(await crypto.subtle.decrypt(parameters(iv, officer), key, sealed))
  } catch (cause) {
    throw new AccessError('passkey-unavailable', 'the passkey does not open the key', { cause })
  }
}

async function keyOf(secret: Uint8Array, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: PURPOSE }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function parameters(iv: Uint8Array<ArrayBuffer>, officer: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(officer) }
}
