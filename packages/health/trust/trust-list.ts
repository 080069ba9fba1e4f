import { fromBase64 } from '@hefu/bytes'
import type { HealthFormat, HealthStatement } from '../certificate.ts'
import { Unreadable } from '../error.ts'
import { type Fields, fieldsOf, listOf, textOf, textOrNull, wrong } from '../reading/fields.ts'
import { MAX_TRUST_LIST } from '../reading/limits.ts'
import { readJson } from '../reading/read-json.ts'

/** What a key may vouch for. */
export type KeyUsage = HealthStatement['kind']

/** A key that an operator trusts. */
export interface TrustedKey {
  /** DCC: base64 of the first 8 bytes of SHA-256 over the certificate. SHC: the JWK thumbprint, base64url. */
  readonly kid: string
  /** DCC: two letters of the country. SHC: the issuer's https address. */
  readonly issuer: string
  /** What people call the issuer. */
  readonly name: string | null
  /** SubjectPublicKeyInfo (RFC 5280), DER. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  /** Null: any. */
  readonly usages: readonly KeyUsage[] | null
}

/** Certificates of one key that are no longer to be relied on. */
export interface Revoked {
  readonly kid: string
  /** DCC: base64 of the first 16 bytes of SHA-256 over the certificate's identifier. SHC: `rid`, or `rid.SECONDS` for cards issued before. */
  readonly ids: ReadonlySet<string>
}

/** The keys of one format that an operator trusts. */
export interface TrustList {
  readonly kind: HealthFormat
  /** Unix seconds. */
  readonly issuedAt: number
  readonly keys: readonly TrustedKey[]
  readonly revoked: readonly Revoked[]
}

/** What came of reading a trust list. */
export type TrustListResult =
  | { readonly outcome: 'read'; readonly list: TrustList }
  | { readonly outcome: 'refused'; readonly reason: 'too-large' | 'malformed-content'; readonly why: string }

const MAX_KEYS = 5000
const MAX_REVOKED = 500_000
const MAX_KEY_CHARACTERS = 1200
const USAGES: readonly KeyUsage[] = ['vaccination', 'test', 'recovery']
const KID = { dcc: /^[A-Za-z0-9+/]{11}=$/, shc: /^[\w-]{43}$/ } as const
const ISSUER = { dcc: /^[A-Z]{2}$/, shc: /^https:\/\/[^\s?#]+[^\s?#/]$/ } as const
const ISSUER_FIELD = { dcc: 'country', shc: 'issuer' } as const

/** Reads a trust list file strictly: a field that is missing, unknown or of another form refuses the whole. Never throws. */
export function parseTrustList(text: string): TrustListResult {
  try {
    return { outcome: 'read', list: readTrustList(fieldsOf(readJson(text, MAX_TRUST_LIST), 'the trust list')) }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const reason = error.code === 'too-large' ? error.code : 'malformed-content'
    return { outcome: 'refused', reason, why: error.message }
  }
}

function readTrustList(fields: Fields): TrustList {
  only(fields, ['kind', 'issuedAt', 'keys', 'revoked'])
  const kind = fields.get('kind')
  if (kind !== 'dcc' && kind !== 'shc') throw wrong('kind')
  const issuedAt = fields.get('issuedAt')
  if (typeof issuedAt !== 'number' || !Number.isSafeInteger(issuedAt) || issuedAt < 0) throw wrong('issuedAt')
  return {
    kind,
    issuedAt,
    keys: listOf(fields.get('keys'), 'keys', MAX_KEYS).map((key) => readKey(fieldsOf(key, 'a key'), kind)),
    revoked: listOf(fields.get('revoked'), 'revoked', MAX_KEYS).map((item) => readRevoked(fieldsOf(item, 'revoked'))),
  }
}

function readKey(fields: Fields, kind: HealthFormat): TrustedKey {
  only(fields, ['kid', ISSUER_FIELD[kind], 'name', 'publicKey', 'usages'])
  const usages = fields.get('usages')
  return {
    kid: matching(fields.get('kid'), KID[kind], 'kid'),
    issuer: matching(fields.get(ISSUER_FIELD[kind]), ISSUER[kind], ISSUER_FIELD[kind]),
    name: textOrNull(fields.get('name'), 'name'),
    publicKey: readPublicKey(fields.get('publicKey')),
    usages: usages === undefined ? null : listOf(usages, 'usages', USAGES.length).map(readUsage),
  }
}

function readPublicKey(value: unknown): Uint8Array<ArrayBuffer> {
  if (typeof value !== 'string' || value.length > MAX_KEY_CHARACTERS) throw wrong('publicKey')
  try {
    return new Uint8Array(fromBase64(value))
  } catch {
    throw wrong('publicKey')
  }
}

function readUsage(value: unknown): KeyUsage {
  const usage = USAGES.find((known) => known === value)
  if (!usage) throw wrong('usages')
  return usage
}

function readRevoked(fields: Fields): Revoked {
  only(fields, ['kid', 'ids'])
  const ids = listOf(fields.get('ids'), 'ids', MAX_REVOKED).map((id) => textOf(id, 'ids'))
  return { kid: textOf(fields.get('kid'), 'kid'), ids: new Set(ids) }
}

function matching(value: unknown, form: RegExp, what: string): string {
  const text = textOf(value, what)
  if (!form.test(text)) throw wrong(what)
  return text
}

function only(fields: Fields, known: readonly string[]): void {
  for (const name of fields.keys()) if (!known.includes(String(name))) throw wrong(`the field ${String(name)}`)
}
