import { generateKeyPairSync, sign, verify } from 'node:crypto'
import type { Contestant } from '../measure.ts'
import type { Task } from './peer.ts'

/**
 * What a code costs that hides nothing: one ES256 signature (RFC 7518, section 3.4) over all attributes, verified by OpenSSL in this
 * thread.
 *
 * @throws Error when it does not verify, or verifies what was not signed
 */
export function es256(name: string, { header, messages, presentationHeader }: Task): Contestant {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const code = Buffer.concat([header, ...messages, presentationHeader])
  const signature = sign('sha256', code, { key: privateKey, dsaEncoding: 'ieee-p1363' })
  const holds = (signed: Uint8Array): boolean =>
    verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)
  if (!holds(code) || holds(Buffer.concat([code, code]))) throw new Error('ES256 does not check')
  return { name, run: () => holds(code) }
}
