import { createHmac } from 'node:crypto'
import { encodeDcbor } from '@hefu/bytes'

const PIN = /^[0-9]{6}$/
const STUDENT_NUMBER = /^[0-9A-Z]{4,20}$/

/** Wrong PINs in a row after which a student number is closed for a while. */
export const MOST_WRONG = 5
/** Seconds for which it is then closed. */
export const CLOSED_FOR = 3600

/** A student number as it is compared; null for what cannot be one. */
export function studentNumber(text: string): string | null {
  if (text.length > 40) return null
  const plain = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  return STUDENT_NUMBER.test(plain) ? plain : null
}

/** A PIN of six digits; null for what cannot be one. */
export function studentPin(text: string): string | null {
  const plain = text.slice(0, 40).normalize('NFKC').trim()
  return PIN.test(plain) ? plain : null
}

/**
 * What is kept in place of a PIN: HMAC-SHA256 of student number and PIN. A million PINs are tried in no time against any hash, however slow,
 * that lies in the same place as its salt; this one's key lies elsewhere.
 */
export function pinHash(key: Uint8Array, student: string, pin: string): Uint8Array {
  return new Uint8Array(
    createHmac('sha256', key)
      .update(encodeDcbor(['pin', student, pin]))
      .digest(),
  )
}
