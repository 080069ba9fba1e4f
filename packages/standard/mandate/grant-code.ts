import { fromHex, toHex } from '@hefu/bytes'
import { readBytes, readText } from '../cbor-shape.ts'
import { StandardError } from '../error.ts'
import type { Branded } from '../identifiers.ts'
import { BEARER_BYTES, bearerId, readBearerToken, writeBearerToken } from '../issuance/bearer-token.ts'
import { isSubjectId } from '../public-code/public-code.ts'
import { fromQrText, toQrText } from '../showing/text-frame.ts'

/** Names a grant: 16 random bytes, in lower-case hexadecimal. A wallet keeps the credentials of one grant as one line. */
export type GrantId = Branded<string, 'GrantId'>

/** What an organisation hands to the person whom it lets act for it: good for one wallet. */
export interface GrantCode {
  /** The log's name of the city that issues the mandate. */
  readonly origin: string
  readonly organisation: string
  readonly grant: GrantId
  /** 16 random bytes: whoever has them redeems the grant. */
  readonly secret: Uint8Array
}

/** What the text of every grant code starts with. */
export const GRANT_PREFIX = 'HG1:'

const KIND = 'grant'

/** @throws StandardError `malformed` unless it is 32 digits of lower-case hexadecimal */
export function grantId(text: string): GrantId {
  return bearerId(text) as GrantId
}

/** `HG1:` and base45 of dCBOR `[1, origin, organisation, grant id, secret]`. */
export function encodeGrantCode({ origin, organisation, grant, secret }: GrantCode): string {
  return toQrText(GRANT_PREFIX, [1, origin, organisation, fromHex(grant), secret])
}

/**
 * Reads a grant code. Whether the city knows the grant is not said here.
 *
 * @throws StandardError `too-large`, `malformed` or `unknown-version`
 */
export function decodeGrantCode(text: string): GrantCode {
  const [, origin, organisation, id, secret] = fromQrText(GRANT_PREFIX, text, 5)
  const named = readText(organisation, 40)
  if (!isSubjectId(named)) throw new StandardError('malformed', 'not the id of an organisation')
  return {
    origin: readText(origin, 255),
    organisation: named,
    grant: grantId(toHex(readBytes(id, BEARER_BYTES))),
    secret: readBytes(secret, BEARER_BYTES),
  }
}

/** The bearer token with which a wallet is issued the mandate, in place of one of the identity provider: the city never learns who it is. */
export function grantToken({ grant, secret }: Pick<GrantCode, 'grant' | 'secret'>): string {
  return writeBearerToken(KIND, { id: grant, secret })
}

/** Reads what {@link grantToken} wrote; null for every other text. */
export function readGrantToken(token: string): Pick<GrantCode, 'grant' | 'secret'> | null {
  const read = readBearerToken(KIND, token)
  return read && { grant: read.id as GrantId, secret: read.secret }
}
