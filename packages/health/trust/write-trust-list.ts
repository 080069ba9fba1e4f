import { toBase64 } from '@hefu/bytes'
import type { TrustList } from './trust-list.ts'

/** Writes a trust list as the file that `parseTrustList` reads. */
export function writeTrustList({ kind, issuedAt, keys, revoked }: TrustList): string {
  const written = {
    kind,
    issuedAt,
    keys: keys.map(({ kid, issuer, name, publicKey, usages }) => ({
      kid,
      [kind === 'dcc' ? 'country' : 'issuer']: issuer,
      ...(name !== null && { name }),
      publicKey: toBase64(publicKey),
      ...(usages !== null && { usages }),
    })),
    revoked: revoked.map(({ kid, ids }) => ({ kid, ids: [...ids] })),
  }
  return `${JSON.stringify(written, null, 2)}\n`
}
