import type { HealthCertificate, HealthCode } from './certificate.ts'
import type { KeyUsage, Revoked, TrustedKey, TrustList } from './trust/trust-list.ts'
import { thumbprintOf, verifySignature } from './trust/verify-signature.ts'

/** Why a certificate that was read is not to be relied on. */
export type RefusedReason =
  /** No trust list names its key: nobody vouches for it here. */
  | 'unknown-issuer'
  | 'bad-signature'
  /** Signed by a key that may not vouch for this: a laboratory's key under a vaccination. */
  | 'wrong-usage'
  | 'revoked'
  | 'not-yet-valid'
  | 'expired'

/** Who vouches for a certificate. */
export type Voucher = Pick<TrustedKey, 'issuer' | 'name'>

/** What a certificate is worth by the trust lists of who checks it. */
export type HealthVerdict =
  | { readonly verdict: 'genuine'; readonly certificate: HealthCertificate; readonly voucher: Voucher }
  | { readonly verdict: 'refused'; readonly reason: RefusedReason; readonly certificate: HealthCertificate }

/** Seconds by which an issuer's clock may be ahead of this one. */
const AHEAD = 60

/**
 * Checks a certificate offline: its key is trusted and may vouch for it, the signature fits, its time has come and is not over, it is not revoked. Never
 * throws.
 *
 * @param lists of either format, in any order
 * @param now Unix seconds
 */
export async function checkHealthCode(
  code: HealthCode,
  lists: readonly TrustList[],
  now: number,
): Promise<HealthVerdict> {
  const { certificate } = code
  const refused = (reason: RefusedReason): HealthVerdict => ({ verdict: 'refused', reason, certificate })
  const ours = lists.filter(({ kind }) => kind === certificate.format)
  const keys = await keysFor(code, ours)
  if (keys.length === 0) return refused('unknown-issuer')
  const key = await signerAmong(code, keys)
  if (!key) return refused('bad-signature')
  if (!vouchesFor(key, certificate)) return refused('wrong-usage')
  if (ours.some(({ revoked }) => isRevoked(code, revoked))) return refused('revoked')
  if (now + AHEAD < certificate.issuedAt) return refused('not-yet-valid')
  if (certificate.expiresAt !== null && now >= certificate.expiresAt) return refused('expired')
  const { issuer, name } = key
  return { verdict: 'genuine', certificate, voucher: { issuer, name } }
}

/** Keys of that name. Eight bytes of a hash may name two (DCC); a SMART Health Card's key counts for its own issuer and under its own thumbprint alone. */
async function keysFor(code: HealthCode, lists: readonly TrustList[]): Promise<readonly TrustedKey[]> {
  const named = lists.flatMap(({ keys }) => keys.filter(({ kid }) => kid === code.kid))
  if (code.certificate.format === 'dcc') return named
  const own = named.filter(({ issuer }) => issuer === code.issuer)
  const prints = await Promise.all(own.map(({ publicKey }) => thumbprintOf(publicKey)))
  return own.filter(({ kid }, index) => prints[index] === kid)
}

async function signerAmong(code: HealthCode, keys: readonly TrustedKey[]): Promise<TrustedKey | undefined> {
  for (const key of keys) if (await verifySignature(code, key.publicKey)) return key
  return undefined
}

function vouchesFor({ usages }: TrustedKey, { statements }: HealthCertificate): boolean {
  return usages === null || statements.every(({ kind }) => usages.includes(kind satisfies KeyUsage))
}

function isRevoked({ kid, revocationIds, certificate }: HealthCode, revoked: readonly Revoked[]): boolean {
  const ofKey = revoked.filter((item) => item.kid === kid)
  return revocationIds.some((id) =>
    ofKey.some(({ ids }) => ids.has(id) || [...ids].some((item) => endsBefore(item, id, certificate.issuedAt))),
  )
}

/** `rid.SECONDS` revokes what was issued before that second and left its successors alone. */
function endsBefore(item: string, id: string, issuedAt: number): boolean {
  const [, rid, seconds = ''] = /^([\w-]+)\.(\d+)$/.exec(item) ?? []
  return rid === id && issuedAt < Number(seconds)
}
