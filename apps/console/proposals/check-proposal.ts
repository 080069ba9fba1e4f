import { equalBytes, fromBase64url } from '@hefu/bytes'
import { proposalMessage, type RegisterState, verifyProposal } from '@hefu/standard'
import type { ListedProposal } from '../register/desk.ts'

/**
 * Whether a proposal is what it goes by, and signed by its proposer as the proven register has their key: what the desk lists is not taken
 * on trust, and nobody signs what somebody has put in another's name.
 */
export async function checkProposal(
  origin: string,
  state: RegisterState,
  { digest, proposal }: Pick<ListedProposal, 'digest' | 'proposal'>,
): Promise<boolean> {
  const message = new Uint8Array(proposalMessage(origin, proposal))
  const named = new Uint8Array(await crypto.subtle.digest('SHA-256', message))
  return equalBytes(named, fromBase64url(digest)) && verifyProposal(origin, state, proposal)
}
