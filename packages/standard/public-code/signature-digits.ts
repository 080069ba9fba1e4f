/** Bytes of an Ed25519 signature. */
const SIGNATURE_BYTES = 64
/** Digits of the largest number that 64 bytes can hold. */
export const SIGNATURE_DIGITS = 155
const LIMIT = 2n ** 512n

/**
 * A signature as a decimal number of 155 digits, most significant byte first. A QR code holds a digit in 3⅓ bits and any other
 * character of an address in 8, so that these 155 take less room than 86 characters of base64url.
 */
export function toSignatureDigits(signature: Uint8Array): string {
  let number = 0n
  for (const byte of signature) number = (number << 8n) | BigInt(byte)
  return number.toString().padStart(SIGNATURE_DIGITS, '0')
}

/** The signature that 155 digits write; null for a number that 64 bytes cannot hold. */
export function fromSignatureDigits(digits: string): Uint8Array | null {
  if (!/^[0-9]{155}$/.test(digits)) return null
  let number = BigInt(digits)
  if (number >= LIMIT) return null
  const signature = new Uint8Array(SIGNATURE_BYTES)
  for (let i = SIGNATURE_BYTES - 1; i >= 0; i--) {
    signature[i] = Number(number & 0xffn)
    number >>= 8n
  }
  return signature
}
