import { fromBase64url } from '@hefu/bytes'
import { Unreadable } from '../error.ts'
import { type Fields, fieldsOf, textOf } from '../reading/fields.ts'
import { inflate } from '../reading/inflate.ts'
import { MAX_JWS, MAX_SHC_BYTES } from '../reading/limits.ts'
import { readJson, utf8Of } from '../reading/read-json.ts'

/** A JWS (RFC 7515, compact) as a SMART Health Card is one: ES256, its content packed with raw DEFLATE. */
export interface HealthCardJws {
  readonly kid: string
  readonly content: Fields
  readonly signed: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
}

/** @throws Unreadable */
export async function readHealthCardJws(jws: string): Promise<HealthCardJws> {
  if (jws.length > MAX_JWS) throw new Unreadable('too-large', `more than ${MAX_JWS} characters`)
  const [head = '', body = '', seal = '', more] = jws.split('.', 4)
  if (head === '' || body === '' || seal === '' || more !== undefined) {
    throw new Unreadable('malformed-container', 'no compact JWS')
  }
  const header = fieldsOf(readJson(utf8Of(bytesOf(head)), 2000), 'the header')
  if (header.get('alg') !== 'ES256') throw new Unreadable('unsupported-algorithm', 'not ES256')
  if (header.get('zip') !== 'DEF') throw new Unreadable('malformed-container', 'not packed with DEFLATE')
  // RFC 7515, section 4.1.11: what is critical and not understood is refused.
  if (header.has('crit')) throw new Unreadable('malformed-container', 'something critical that is not known')
  const content = await inflate(bytesOf(body), 'deflate-raw', MAX_SHC_BYTES)
  return {
    kid: textOf(header.get('kid'), 'kid'),
    content: fieldsOf(readJson(utf8Of(content), MAX_SHC_BYTES), 'the content'),
    signed: new TextEncoder().encode(`${head}.${body}`),
    signature: bytesOf(seal),
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(fromBase64url(text))
  } catch (cause) {
    throw new Unreadable('malformed-text', 'not base64url', { cause })
  }
}
