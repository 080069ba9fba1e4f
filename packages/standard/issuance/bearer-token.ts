import { BytesError, fromBase64url, toBase64url } from '@hefu/bytes'
import { StandardError } from '../error.ts'

/** Bytes of what an issuer hands out names by, and of the secret that redeems it. */
export const BEARER_BYTES = 16

const ID = /^[0-9a-f]{32}$/
const TOKEN = /^hefu-(?<kind>[a-z]{1,10})\.(?<id>[0-9a-f]{32})\.(?<secret>[A-Za-z0-9_-]{22})$/

/** What an issuer has handed out, and the 16 random bytes that redeem it. */
export interface Bearer {
  /** 32 digits of lower-case hexadecimal. */
  readonly id: string
  readonly secret: Uint8Array
}

/** @throws StandardError `malformed` unless it is 32 digits of lower-case hexadecimal */
export function bearerId(text: string): string {
  if (!ID.test(text)) throw new StandardError('malformed', 'not an id of 16 bytes')
  return text
}

/** `hefu-{kind}.{id}.{secret}`: with it a wallet is issued a card by an issuer that never learns who it is. */
export function writeBearerToken(kind: string, { id, secret }: Bearer): string {
  return `hefu-${kind}.${id}.${toBase64url(secret)}`
}

/** Reads what {@link writeBearerToken} wrote for the same kind; null for every other text. */
export function readBearerToken(kind: string, token: string): Bearer | null {
  const groups = TOKEN.exec(token)?.groups
  const { id, secret } = groups ?? {}
  if (groups?.kind !== kind || id === undefined || secret === undefined) return null
  try {
    return { id, secret: fromBase64url(secret) }
  } catch (error) {
    if (error instanceof BytesError) return null
    throw error
  }
}
