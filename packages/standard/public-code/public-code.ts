import { ed25519Sign } from '@hefu/log'
import { StandardError } from '../error.ts'
import { isServerOrigin } from '../server-address.ts'
import type { LabelKeyId, PublicSubject } from './label-key.ts'
import { isLabelText, readLabel, writeLabel } from './label-text.ts'
import { fromSignatureDigits, SIGNATURE_DIGITS, toSignatureDigits } from './signature-digits.ts'

/** What the code of an organisation or a thing says. */
export interface PublicCodeClaim {
  readonly subject: PublicSubject
  /** Where it leads: scheme, host and, on one machine, port. */
  readonly origin: string
  /** Names the organisation or thing at that origin: letters, digits, dots, hyphens and underscores, at most 40. */
  readonly id: string
  /** What is printed beside the code, to be compared with what one sees. */
  readonly label: string
  readonly keyId: LabelKeyId
}

/** A public code with its signature, 64 bytes. */
export interface PublicCode extends PublicCodeClaim {
  readonly signature: Uint8Array
}

/** Longest text that is looked at, in characters; a code of version 8 has less than 300. */
const MAX_PUBLIC_CODE = 512
const PATHS: Readonly<Record<PublicSubject, string>> = { organisation: 'o', thing: 't' }
const SUBJECT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/
const FORM = new RegExp(
  `^(?<origin>https?://[^/?#]{1,260})/(?<path>[ot])/(?<id>[^/?#]{1,40})\\?n=(?<label>[A-Za-z0-9_-]{1,400})&k=(?<key>[a-z0-9]{1,8})&s=(?<digits>[0-9]{${SIGNATURE_DIGITS}})$`,
)
const DOMAIN = 'hefu public code 1\n'

/** Whether an organisation or thing may go by this id in an address. */
export function isSubjectId(text: string): boolean {
  return SUBJECT_ID.test(text)
}

/** The address without a signature: what is signed, behind `hefu public code 1` and a line feed, in UTF-8. */
export function unsignedAddress({ subject, origin, id, label, keyId }: PublicCodeClaim): string {
  return `${origin}/${PATHS[subject]}/${id}?n=${writeLabel(label)}&k=${keyId}`
}

/** The bytes that a label key signs. */
export function publicCodeMessage(claim: PublicCodeClaim): Uint8Array {
  return new TextEncoder().encode(DOMAIN + unsignedAddress(claim))
}

/**
 * Signs a public code.
 *
 * @returns the text of the QR code: an address that any camera opens
 * @throws StandardError `malformed` for an id, a label or an origin that may not stand in one
 * @example
 * await signPublicCode({ subject: 'thing', origin: 'https://code.city.example', id: 'lift-42', label: '人民路12号 2号梯', keyId }, key)
 */
export async function signPublicCode(claim: PublicCodeClaim, privateKey: CryptoKey): Promise<string> {
  if (!isServerOrigin(claim.origin)) throw new StandardError('malformed', 'not where codes may lead')
  if (!isSubjectId(claim.id)) throw new StandardError('malformed', 'not an id that an address may have')
  if (!isLabelText(claim.label)) throw new StandardError('malformed', 'not a text that may stand on a label')
  const signature = await ed25519Sign(privateKey, publicCodeMessage(claim))
  return `${unsignedAddress(claim)}&s=${toSignatureDigits(signature)}`
}

/** Reads a public code in its one form; null for every other text. The signature is not checked here. */
export function parsePublicCode(text: string): PublicCode | null {
  if (text.length > MAX_PUBLIC_CODE) return null
  const { origin = '', path, id = '', label: written = '', key = '', digits = '' } = FORM.exec(text)?.groups ?? {}
  const label = readLabel(written)
  const signature = fromSignatureDigits(digits)
  if (!isServerOrigin(origin) || !isSubjectId(id) || label === null || !signature) return null
  const subject = path === PATHS.organisation ? 'organisation' : 'thing'
  return { subject, origin, id, label, keyId: key as LabelKeyId, signature }
}
