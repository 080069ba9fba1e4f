import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import { concatBytes } from '@hefu/bytes'
import { ServerError } from '../error.ts'

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals bytes with AES-256-GCM under a 32-byte key: version, nonce, ciphertext, tag. The context is authenticated with them, so
 * that a sealed value moved to another row does not open.
 */
export function seal(key: Uint8Array, context: Uint8Array, plain: Uint8Array, random: RandomSource): Uint8Array {
  const nonce = random(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(context)
  const sealed = concatBytes(cipher.update(plain), cipher.final())
  return concatBytes(Uint8Array.of(VERSION), nonce, sealed, cipher.getAuthTag())
}

/** @throws ServerError `secret-not-opened` for another key, another context or altered bytes */
export function unseal(key: Uint8Array, context: Uint8Array, sealed: Uint8Array): Uint8Array {
  try {
    if (sealed[0] !== VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) throw new Error('not a sealed value')
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(context)
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
    return concatBytes(decipher.update(sealed.subarray(1 + NONCE_BYTES, -TAG_BYTES)), decipher.final())
  } catch (cause) {
    throw new ServerError('secret-not-opened', 'a sealed value does not open with this key', { cause })
  }
}
