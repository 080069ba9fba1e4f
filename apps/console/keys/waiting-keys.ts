import { equalBytes } from '@hefu/bytes'
import type { IssuerKey } from '@hefu/standard'
import type { ListedProposal } from '../register/desk.ts'

/** The digest of a proposal that waits and registers a key, or ends it early; null where there is none. */
export function waitingProposal(
  proposals: readonly ListedProposal[],
  kind: 'issuer-key' | 'issuer-key-end',
  { publicKey }: Pick<IssuerKey, 'publicKey'>,
): string | null {
  const found = proposals.find(({ standing, proposal: { body } }) => {
    if (standing.status !== 'waiting' || body.kind !== kind) return false
    return equalBytes(body.kind === 'issuer-key' ? body.key.publicKey : body.publicKey, publicKey)
  })
  return found?.digest ?? null
}
