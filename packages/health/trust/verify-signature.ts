import { toBase64url } from '@hefu/bytes'
import type { HealthCode } from '../certificate.ts'

/** An EC point of P-256 stands at the end of its SubjectPublicKeyInfo: x and y, 32 bytes each. */
const COORDINATE_BYTES = 32

/** Whether the key signed the code. A key of another algorithm did not. Never throws. */
export async function verifySignature(
  code: Pick<HealthCode, 'algorithm' | 'signed' | 'signature'>,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const { algorithm, signed, signature } = code
  const [importing, verifying] =
    algorithm === 'ES256'
      ? ([
          { name: 'ECDSA', namedCurve: 'P-256' },
          { name: 'ECDSA', hash: 'SHA-256' },
        ] as const)
      : // RFC 8230, section 2: the salt is as long as the hash.
        ([
          { name: 'RSA-PSS', hash: 'SHA-256' },
          { name: 'RSA-PSS', saltLength: 32 },
        ] as const)
  try {
    const key = await crypto.subtle.importKey('spki', publicKey, importing, false, ['verify'])
    return await crypto.subtle.verify(verifying, key, signature, signed)
  } catch {
    return false
  }
}

/** The thumbprint (RFC 7638) of a P-256 key in its SubjectPublicKeyInfo, base64url: what a SMART Health Card names its key by. */
export async function thumbprintOf(publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const x = toBase64url(publicKey.slice(-2 * COORDINATE_BYTES, -COORDINATE_BYTES))
  const y = toBase64url(publicKey.slice(-COORDINATE_BYTES))
  const members = JSON.stringify({ crv: 'P-256', kty: 'EC', x, y })
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(members))))
}
