import { createHash, X509Certificate } from 'node:crypto'
import { fromBase64, toBase64 } from '@hefu/bytes'
import { keyUsagesOf } from '../trust/key-usages.ts'
import type { TrustedKey } from '../trust/trust-list.ts'

/** The key of a signer's certificate, as a trust list has it. @param base64 DER */
export function keyOfCertificate(base64: string): TrustedKey {
  const certificate = new X509Certificate(fromBase64(base64))
  return {
    kid: toBase64(createHash('sha256').update(certificate.raw).digest().subarray(0, 8)),
    issuer: 'XX',
    name: null,
    publicKey: new Uint8Array(certificate.publicKey.export({ type: 'spki', format: 'der' })),
    usages: keyUsagesOf(certificate.keyUsage ?? []),
  }
}
