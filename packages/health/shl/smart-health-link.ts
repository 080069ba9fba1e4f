// Imports nothing, so that a page can load it as it is.

/** A SMART Health Link: where the manifest is, the key to its files, and what a reader is told beforehand. */
export interface SmartHealthLink {
  /** The manifest's address: 256 bits of chance, at most 128 characters. */
  readonly url: string
  /** 32 bytes. It goes in the link alone, never to a server. */
  readonly key: Uint8Array<ArrayBuffer>
  /** Unix seconds; a hint, since the server decides. */
  readonly exp?: number
  /** Whether a passcode is asked for. */
  readonly passcode: boolean
  /** At most 80 characters. */
  readonly label?: string
}

/** Longest address of a manifest and longest label (SMART Health Links STU 1, payload). */
export const MAX_MANIFEST_URL = 128
export const MAX_SHARE_LABEL = 80

/** What a file of a link is (the values of `cty` and of the manifest). */
export const FHIR_FILE = 'application/fhir+json'

const SCHEME = 'shlink:/'
const MAX_LINK = 4_000
const MAX_FILE = 20_000_000
const HEADER = { alg: 'dir', enc: 'A256GCM', cty: FHIR_FILE, zip: 'DEF' }
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Writes a link, `shlink:/` and its payload.
 *
 * @param viewer a page that opens it; the payload goes in its fragment, which a browser sends to nobody
 * @see https://hl7.org/fhir/uv/smart-health-cards-and-links/links-specification.html
 */
export function writeSmartHealthLink(link: SmartHealthLink, viewer?: string): string {
  const { url, key, exp, passcode, label } = link
  const payload = {
    url,
    key: toBase64url(key),
    ...(exp !== undefined && { exp }),
    ...(passcode && { flag: 'P' }),
    ...(label !== undefined && { label: label.slice(0, MAX_SHARE_LABEL) }),
  }
  const text = SCHEME + toBase64url(new TextEncoder().encode(JSON.stringify(payload)))
  return viewer === undefined ? text : `${viewer}#${text}`
}

/**
 * Reads a link, with or without a viewer before it. Null for what is none, for a version that is not known, and for one whose only file
 * is fetched without a manifest (flag `U`).
 */
export function readSmartHealthLink(text: string): SmartHealthLink | null {
  const start = text.indexOf(SCHEME)
  if (start < 0 || text.length > MAX_LINK) return null
  try {
    const payload: unknown = JSON.parse(new TextDecoder().decode(fromBase64url(text.slice(start + SCHEME.length))))
    const { url, key, exp, flag = '', label, v = 1 } = payload as Record<string, unknown>
    if (typeof url !== 'string' || url.length > MAX_MANIFEST_URL || !/^https?:$/.test(new URL(url).protocol))
      return null
    if (typeof key !== 'string' || typeof flag !== 'string' || flag.includes('U') || v !== 1) return null
    const bytes = fromBase64url(key)
    if (bytes.length !== 32) return null
    return {
      url,
      key: bytes,
      passcode: flag.includes('P'),
      ...(typeof exp === 'number' && { exp }),
      ...(typeof label === 'string' && { label: label.slice(0, MAX_SHARE_LABEL) }),
    }
  } catch {
    return null
  }
}

/**
 * Encrypts a file of a link: JWE compact, `dir` and `A256GCM`, deflated.
 *
 * @param iv 12 random bytes, never twice with one key
 */
export async function encryptSharedFile(
  key: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  content: unknown,
): Promise<string> {
  const plain = new TextEncoder().encode(JSON.stringify(content))
  const deflated = await through(plain, new CompressionStream('deflate-raw'), MAX_FILE)
  const header = toBase64url(new TextEncoder().encode(JSON.stringify(HEADER)))
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(header) },
      await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']),
      deflated,
    ),
  )
  const tag = sealed.subarray(-TAG_BYTES)
  return [header, '', toBase64url(iv), toBase64url(sealed.subarray(0, -TAG_BYTES)), toBase64url(tag)].join('.')
}

/** Decrypts a file of a link; null where it is not one that this key opens. It is a stranger's, so what it holds is to be looked at with care. */
export async function decryptSharedFile(key: Uint8Array<ArrayBuffer>, jwe: string): Promise<unknown> {
  try {
    const [header = '', noKey, iv = '', ciphertext = '', tag = '', ...more] = jwe.split('.')
    const { alg, enc, zip } = JSON.parse(new TextDecoder().decode(fromBase64url(header))) as Record<string, unknown>
    if (alg !== 'dir' || enc !== 'A256GCM' || noKey !== '' || more.length > 0) return null
    if (zip !== undefined && zip !== 'DEF') return null
    const nonce = fromBase64url(iv)
    const end = fromBase64url(tag)
    if (nonce.length !== IV_BYTES || end.length !== TAG_BYTES) return null
    const body = fromBase64url(ciphertext)
    const sealed = new Uint8Array(body.length + TAG_BYTES)
    sealed.set(body)
    sealed.set(end, body.length)
    const plain = new Uint8Array(
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(header) },
        await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']),
        sealed,
      ),
    )
    const text = zip === 'DEF' ? await through(plain, new DecompressionStream('deflate-raw'), MAX_FILE) : plain
    return JSON.parse(new TextDecoder().decode(text))
  } catch {
    return null
  }
}

/** Puts bytes through a stream; what swells beyond the limit is let go of. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > limit) throw new RangeError('larger than any record')
    chunks.push(part.value)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new RangeError('not base64url')
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}
