import { addressOf } from '@hefu/app-browser/screens'
import type { ActKind } from '@hefu/standard'
import type { ListedProposal } from '../register/desk.ts'

/** Acts about one person, which the desk of all other acts does not take. */
const PERSON_KINDS: readonly ActKind[] = ['early-end', 'early-end-lifted']

/** Whether an act is about one person, though it does not say whom. */
export function isAboutPerson({ kind }: { readonly kind: ActKind }): boolean {
  return PERSON_KINDS.includes(kind)
}

/** Where a proposal is decided: what is about one person by whoever works on cases, and nowhere for others, who may read it. */
export function decisionAddress(
  { digest, proposal }: Pick<ListedProposal, 'digest' | 'proposal'>,
  roles: readonly string[],
): string {
  const apart = isAboutPerson(proposal.body) && roles.includes('cases')
  return addressOf([apart ? 'early-end' : 'proposals', digest])
}
