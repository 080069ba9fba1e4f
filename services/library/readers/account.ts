import { createHmac } from 'node:crypto'
import type { Branded } from '@hefu/standard'

/** Who borrows, as it is kept: 64 hex digits that nothing outside this service is equal to. */
export type Account = Branded<string, 'Account'>

/** Who has joined, as it is kept; it joins to no {@link Account}. */
export type Person = Branded<string, 'Person'>

/** The account of a library card. @param key 32 bytes, for this use alone */
export function accountOf(key: Uint8Array, pseudonym: Uint8Array): Account {
  return hmac(key, 'account', pseudonym) as Account
}

/** Who asks for a card, by the pseudonym of their entry credential. @param key 32 bytes, for this use alone */
export function personOf(key: Uint8Array, pseudonym: Uint8Array): Person {
  return hmac(key, 'person', pseudonym) as Person
}

function hmac(key: Uint8Array, what: string, pseudonym: Uint8Array): string {
  return createHmac('sha256', key).update(`hefu library ${what}\n`).update(pseudonym).digest('hex')
}
