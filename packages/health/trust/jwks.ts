import { fromBase64url, fromHex } from '@hefu/bytes'
import { Unreadable } from '../error.ts'
import { type Fields, fieldsOf, listOf, textOf } from '../reading/fields.ts'
import { readJson } from '../reading/read-json.ts'
import type { Revoked, TrustedKey } from './trust-list.ts'

/** SubjectPublicKeyInfo of a P-256 point up to its coordinates (RFC 5480, section 2). */
const P256_HEAD = fromHex('3059301306072a8648ce3d020106082a8648ce3d03010703420004')
const MOST_CHARACTERS = 1_000_000
const MOST = 500

/** The keys of a SMART Health Cards issuer, from its `jwks.json`; those of other kinds are left out. @throws Unreadable */
export function keysOfJwks(text: string, issuer: string, name: string | null): readonly TrustedKey[] {
  const { keys } = Object.fromEntries(fieldsOf(readJson(text, MOST_CHARACTERS), 'the JWKS'))
  return listOf(keys, 'keys', MOST)
    .map((key) => fieldsOf(key, 'a key'))
    .filter((key) => key.get('kty') === 'EC' && key.get('crv') === 'P-256')
    .map((key) => ({ kid: textOf(key.get('kid'), 'kid'), issuer, name, publicKey: spkiOf(key), usages: null }))
}

/** What an issuer revoked, from the file of one key: `/.well-known/crl/{kid}.json`. @throws Unreadable */
export function revokedOfCrl(text: string): Revoked {
  const fields = fieldsOf(readJson(text, MOST_CHARACTERS), 'the revocation list')
  if (fields.get('method') !== 'rid') throw new Unreadable('malformed-content', 'the method is not rid')
  const ids = listOf(fields.get('rids'), 'rids', MOST_CHARACTERS).map((id) => textOf(id, 'rids'))
  return { kid: textOf(fields.get('kid'), 'kid'), ids: new Set(ids) }
}

function spkiOf(key: Fields): Uint8Array<ArrayBuffer> {
  const coordinates = ['x', 'y'].map((name) => coordinateOf(textOf(key.get(name), name)))
  return new Uint8Array([...P256_HEAD, ...coordinates.flatMap((bytes) => [...bytes])])
}

function coordinateOf(text: string): Uint8Array {
  try {
    return fromBase64url(text)
  } catch (cause) {
    throw new Unreadable('malformed-content', 'a coordinate is not base64url', { cause })
  }
}
