import { ed25519Verify } from '@hefu/log'
import type { LabelKey } from './label-key.ts'
import { looksLike } from './look-alike.ts'
import { type PublicCode, parsePublicCode, publicCodeMessage } from './public-code.ts'

/** Why a code is not genuine. */
export type PublicCodeReason =
  /** An address of a registered host that leads to an organisation or thing, without a signature. */
  | 'unsigned'
  /** It has parts of a public code and is not in its one form. */
  | 'malformed'
  /** In the form of a public code, at a host that the register does not know. */
  | 'unknown-host'
  /** As that, and the host might be taken for one that the register knows. */
  | 'look-alike-host'
  | 'unknown-key'
  | 'key-ended'
  /** The key signs for another host, or for the other kind of subject. */
  | 'other-key'
  | 'bad-signature'

/** Longest text that is looked at: what a QR code can hold at most, in characters of one byte (ISO/IEC 18004, version 40-L). */
const MAX_TEXT = 2953

/** What a scanned text is, by the register as it is known here. Nothing was opened to find out. */
export type PublicCodeVerdict =
  | { readonly verdict: 'genuine'; readonly code: PublicCode; readonly key: LabelKey }
  | {
      readonly verdict: 'refused'
      readonly reason: PublicCodeReason
      /** In its ASCII form; null where there is none to name. */
      readonly host: string | null
    }
  /** An address that claims to be nobody's code. `lookAlike`: its host might be taken for one of the register's. */
  | { readonly verdict: 'address'; readonly host: string; readonly lookAlike: boolean }
  /** No address of the web: words, another scheme, or too long. */
  | { readonly verdict: 'no-code' }

/**
 * Judges a scanned text offline. Never throws, whatever the text; costs no more than the text is long, and nothing beyond 2,953 characters.
 *
 * @param keys the label keys of the proven register
 */
export async function judgePublicCode(
  text: string,
  keys: readonly LabelKey[],
  unixSeconds: number,
): Promise<PublicCodeVerdict> {
  const url = webAddress(text)
  if (!url) return { verdict: 'no-code' }
  const known = keys.map(({ origin }) => new URL(origin).hostname)
  const host = url.hostname
  const lookAlike = !known.includes(host) && looksLike(host, known)
  const refused = (reason: PublicCodeReason): PublicCodeVerdict => ({ verdict: 'refused', reason, host })
  const code = parsePublicCode(text)
  if (!code) {
    if (!claimsToBeOne(url)) return { verdict: 'address', host, lookAlike: lookAlike || hasCredentials(url) }
    if (lookAlike || hasCredentials(url)) return refused('look-alike-host')
    if (!known.includes(host)) return url.searchParams.has('s') ? refused('unknown-host') : addressOf(host)
    return refused(url.searchParams.has('s') ? 'malformed' : 'unsigned')
  }
  if (!keys.some(({ origin }) => origin === code.origin)) return refused(lookAlike ? 'look-alike-host' : 'unknown-host')
  const key = keys.find(({ id }) => id === code.keyId)
  if (!key) return refused('unknown-key')
  if (key.origin !== code.origin || !key.serves.includes(code.subject)) return refused('other-key')
  if (key.endsAt <= unixSeconds) return refused('key-ended')
  const genuine = await ed25519Verify(key.publicKey, publicCodeMessage(code), code.signature)
  return genuine ? { verdict: 'genuine', code, key } : refused('bad-signature')
}

function addressOf(host: string): PublicCodeVerdict {
  return { verdict: 'address', host, lookAlike: false }
}

/** The address that a browser would make of the text; null when it would not open a page of the web, or the text is too long. */
function webAddress(text: string): URL | null {
  if (text.length > MAX_TEXT) return null
  const url = URL.parse(text)
  return url && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null
}

/** Whether a person could take an address for a public code: its path is one's, or it carries a signature. */
function claimsToBeOne(url: URL): boolean {
  return /^\/[ot]\//i.test(url.pathname) || (url.searchParams.has('k') && url.searchParams.has('s'))
}

/** A host's name before an at sign is there to be mistaken for the host. */
function hasCredentials({ username, password }: URL): boolean {
  return username !== '' || password !== ''
}
