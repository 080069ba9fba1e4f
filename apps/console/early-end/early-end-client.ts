import { number, record, type Shape, text } from '@hefu/app-browser/city-api'
import { toBase64url } from '@hefu/bytes'
import { type CredentialTypeId, type EarlyEndReason, encodeProposal, type SignedProposal } from '@hefu/standard'
import { type DecidedAct, type ListedProposal, signApproval, signProposal } from '../register/desk.ts'
import type { Console } from '../state/console-context.ts'

type Ports = Pick<Console, 'api' | 'register' | 'config' | 'signer' | 'clock'>

/** Why this console cannot name a person: it was given no identity provider. */
const NO_PROVIDER = 'the console has no identity provider'
const decided: Shape<DecidedAct> = record({ act: number, effectiveFrom: number })

/** A proposal about one person's credential, which waits for a second officer. It says nothing of whose. */
export interface WaitingEnd extends ListedProposal {
  readonly proposal: SignedProposal & { readonly body: PersonBody }
}

/** What of an act is about one person. */
export interface PersonBody {
  readonly kind: 'early-end' | 'early-end-lifted'
  readonly type: CredentialTypeId
  readonly reason: EarlyEndReason
}

/** Of all proposals those about one person that still wait. */
export function waitingEnds(proposals: readonly ListedProposal[]): readonly WaitingEnd[] {
  return proposals.filter(
    (one): one is WaitingEnd =>
      one.standing.status === 'waiting' && ['early-end', 'early-end-lifted'].includes(one.proposal.body.kind),
  )
}

/** Who vouches for residents, as the city is asked about one of them. */
export function residentsProvider({ config }: Pick<Ports, 'config'>): string {
  const issuer = config.identityProvider?.issuer
  if (!issuer) throw new Error(NO_PROVIDER)
  return issuer
}

/**
 * Proposes to end one credential of one person. The answer is the same whether or not the person has one.
 *
 * @param subject the person's `sub` at the identity provider: sent once, and kept nowhere here
 * @returns the digest of the proposal
 * @throws AccessError; ProblemError with the rule that refuses it
 */
export async function proposeEnd(
  ports: Ports,
  { type, reason, subject }: Pick<PersonBody, 'type' | 'reason'> & { readonly subject: string },
): Promise<string> {
  const { api, register, signer, clock } = ports
  const person = { issuer: residentsProvider(ports), subject }
  const signed = await signProposal(register.origin, { kind: 'early-end', type, reason }, signer, clock())
  const body = { proposal: toBase64url(encodeProposal(signed)), person }
  return (await api.send('POST', '/officers/early-ends', body, record({ digest: text }))).digest
}

/**
 * Approves an early end, or that one is taken back.
 *
 * @param subject for an early end the person, from this officer's own file; null to take one back
 * @throws AccessError; ProblemError `other-person`, `ended-already`, or the rule that refuses it
 */
export async function approveEnd(ports: Ports, waiting: WaitingEnd, subject: string | null): Promise<DecidedAct> {
  const { api, register, signer, clock } = ports
  const now = Math.max(clock(), register.state.decidedAt)
  const approval = await signApproval(register.origin, waiting.proposal, signer, now)
  const person = subject === null ? {} : { person: { issuer: residentsProvider(ports), subject } }
  return api.send('POST', `/officers/early-ends/${waiting.digest}/approval`, { ...approval, ...person }, decided)
}
