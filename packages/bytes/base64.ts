import { BytesError } from './error.ts'

/** Base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** @throws BytesError `invalid-base64url`: padding, foreign characters, an impossible length or stray bits at the end */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) {
    throw new BytesError('invalid-base64', 'not unpadded base64url')
  }
  const bytes = decodeBinary(text.replaceAll('-', '+').replaceAll('_', '/'))
  if (toBase64url(bytes) !== text) throw new BytesError('invalid-base64', 'stray bits after the last byte')
  return bytes
}

/** Base64 with padding (RFC 4648, section 4), as C2SP notes use it. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < bytes.length; i += 4096) binary += String.fromCharCode(...bytes.subarray(i, i + 4096))
  return btoa(binary)
}

/** @throws BytesError `invalid-base64url` for anything but the one padded encoding */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    throw new BytesError('invalid-base64', 'not padded base64')
  }
  const bytes = decodeBinary(text)
  if (toBase64(bytes) !== text) throw new BytesError('invalid-base64', 'stray bits after the last byte')
  return bytes
}

function decodeBinary(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
