import { createHmac } from 'node:crypto'
import { encodeDcbor } from '@hefu/bytes'

/** Longest identity number, as in the identity credential. */
const MAX_ID_NUMBER = 32
const ID_NUMBER = /^[A-Z0-9]{4,32}$/

/**
 * An identity number as it is compared: full-width digits as plain ones, capitals, without the spaces and hyphens that people set
 * between groups.
 *
 * @returns null for what cannot be one
 */
export function plainIdNumber(text: string): string | null {
  if (text.length > 2 * MAX_ID_NUMBER) return null
  const plain = text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  return ID_NUMBER.test(plain) ? plain : null
}

/**
 * What is kept in place of an identity number: HMAC-SHA256 of session and number. All identity numbers of a country can be tried in
 * minutes against a plain hash; under a key that is not in the database, a stolen copy of it says of nobody who sat. With the session in
 * it, two examinations of one person cannot be joined.
 *
 * @param idNumber as {@link plainIdNumber} gives it
 */
export function identityHash(key: Uint8Array, session: string, idNumber: string): Uint8Array {
  return new Uint8Array(
    createHmac('sha256', key)
      .update(encodeDcbor([session, idNumber]))
      .digest(),
  )
}
