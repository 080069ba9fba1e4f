import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'

/** Crockford's base 32: no letter that is taken for a digit, none that makes words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 20
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What a buyer keeps, 100 bits: `7H2KD-0Q9RC-...`. Whoever has it has the purchase. */
export type ReceiptCode = string

/** Makes a receipt code. */
export function newReceipt(random: RandomSource): ReceiptCode {
  const letters = Array.from(random(LENGTH), (byte) => LETTERS[byte & 31])
  return grouped(letters.join(''))
}

/** Reads a code as people type it: small letters, without hyphens, O for 0 and I or L for 1. Null for what is none. */
export function readReceipt(text: string): ReceiptCode | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  const isCode = plain.length === LENGTH && [...plain].every((letter) => LETTERS.includes(letter))
  return isCode ? grouped(plain) : null
}

/** What is kept of a receipt code, 32 bytes. */
export function receiptId(receipt: ReceiptCode): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`hefu transit receipt\n${receipt}`).digest())
}

/** Seals under a receipt code, so that a database without the code holds nothing that opens. */
export function sealUnder(receipt: ReceiptCode, plain: string, random: RandomSource): Uint8Array {
  const nonce = random(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(receipt), nonce)
  return new Uint8Array(Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]))
}

/** The inverse of {@link sealUnder}. Throws for bytes that were sealed under another code. */
export function unsealUnder(receipt: ReceiptCode, sealed: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(receipt), sealed.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  const plain = [decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]
  return Buffer.concat(plain).toString('utf8')
}

function keyOf(receipt: ReceiptCode): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', receipt, '', 'hefu transit offers', 32))
}

function grouped(letters: string): string {
  return (letters.match(/.{5}/g) ?? []).join('-')
}
