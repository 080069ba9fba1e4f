import { createHash } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import { toBase64url } from '@hefu/bytes'

/** Before every key, so that one which is found somewhere says what it opens. */
const PREFIX = 'hefu-custodian-'
const KEY = new RegExp(`^${PREFIX}[A-Za-z0-9_-]{43}$`)

/** A new key of a custodian: 256 random bits, so its hash needs no salt and no stretching. */
export function newCustodianKey(random: RandomSource): string {
  return PREFIX + toBase64url(random(32))
}

/** What is kept of a key. */
export function custodianKeyHash(key: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(key).digest())
}

/** The key of a request's `Authorization` header (RFC 6750, section 2.1); null for what is none. */
export function keyInHeader(authorization: string | undefined): string | null {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? []
  return KEY.test(token) ? token : null
}
