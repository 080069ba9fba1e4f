import { fromBase45 } from '@hefu/bytes'
import type { HealthCode } from '../certificate.ts'
import { Unreadable } from '../error.ts'
import { DCC_PREFIX } from '../prefixes.ts'
import { inflate } from '../reading/inflate.ts'
import { MAX_DCC_BYTES, MAX_DCC_TEXT } from '../reading/limits.ts'
import { readCoseSign1 } from './cose-sign1.ts'
import { readDccClaims } from './dcc-claims.ts'
import { readDccPayload } from './dcc-payload.ts'
import { uvciHash } from './uvci-hash.ts'

/** @throws Unreadable `unknown-format` for a text without `HC1:`, or `too-large` */
export function withoutPrefix(text: string): string {
  if (!text.startsWith(DCC_PREFIX)) throw new Unreadable('unknown-format', `does not begin with ${DCC_PREFIX}`)
  if (text.length > MAX_DCC_TEXT) throw new Unreadable('too-large', `more than ${MAX_DCC_TEXT} characters`)
  return text.slice(DCC_PREFIX.length)
}

/** @throws Unreadable `malformed-text` */
export function decodeDccText(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase45(text)
  } catch (cause) {
    throw new Unreadable('malformed-text', 'not base45', { cause })
  }
}

/** @throws Unreadable `malformed-compression` or `too-large` */
export function unpackDcc(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return inflate(bytes, 'deflate', MAX_DCC_BYTES)
}

/** Reads an EU Digital COVID Certificate. @throws Unreadable */
export async function readDcc(text: string): Promise<HealthCode> {
  return readDccCose(await unpackDcc(decodeDccText(withoutPrefix(text))), text)
}

/** Reads the signed part alone. @throws Unreadable */
export async function readDccCose(bytes: Uint8Array, text: string): Promise<HealthCode> {
  const { algorithm, kid, payload, signed, signature } = readCoseSign1(bytes)
  const { issuer, issuedAt, expiresAt, payload: fields } = readDccClaims(payload)
  const { name, birthDate, statement, id } = readDccPayload(fields)
  return {
    certificate: { format: 'dcc', name, birthDate, statements: [statement], unread: 0, issuedAt, expiresAt },
    text,
    kid,
    issuer,
    algorithm,
    signed,
    signature,
    revocationIds: [await uvciHash(id)],
  }
}
