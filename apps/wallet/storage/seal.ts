import { AppError } from '../error.ts'

/** Sealed lengths are multiples of this many bytes, so that a length does not tell how much there is. */
const PADDING = 1024
const IV_BYTES = 12
const LENGTH_BYTES = 4

/**
 * Seals a record with AES-256-GCM under a fresh random 96-bit IV (NIST SP 800-38D, section 8.2.2). The record's name is
 * authenticated with it, so that one record cannot be put in the place of another.
 *
 * @returns IV, ciphertext and tag
 */
export async function seal(
  key: CryptoKey,
  name: string,
  plain: Uint8Array,
  random: (length: number) => Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = new Uint8Array(random(IV_BYTES))
  const padded = pad(plain)
  const sealed = await crypto.subtle.encrypt(parameters(iv, name), key, padded)
  padded.fill(0)
  const whole = new Uint8Array(IV_BYTES + sealed.byteLength)
  whole.set(iv)
  whole.set(new Uint8Array(sealed), IV_BYTES)
  return whole
}

/**
 * Opens what {@link seal} sealed under the same name.
 *
 * @throws AppError `damaged` when key, name or a single bit is another
 */
export async function unseal(key: CryptoKey, name: string, sealed: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const iv = new Uint8Array(sealed.subarray(0, IV_BYTES))
    const padded = await crypto.subtle.decrypt(parameters(iv, name), key, new Uint8Array(sealed.subarray(IV_BYTES)))
    return unpad(new Uint8Array(padded))
  } catch (cause) {
    throw new AppError('damaged', `the record ${name} does not open`, { cause })
  }
}

function parameters(iv: Uint8Array<ArrayBuffer>, name: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`hefu wallet record 1\n${name}`) }
}

function pad(plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((LENGTH_BYTES + plain.length) / PADDING) * PADDING)
  new DataView(padded.buffer).setUint32(0, plain.length)
  padded.set(plain, LENGTH_BYTES)
  return padded
}

function unpad(padded: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const length = new DataView(padded.buffer).getUint32(0)
  const plain = padded.slice(LENGTH_BYTES, LENGTH_BYTES + length)
  padded.fill(0)
  return plain
}
