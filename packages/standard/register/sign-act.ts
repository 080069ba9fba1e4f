import { encodeDcbor } from '@hefu/bytes'
import { ed25519Sign, ed25519Verify } from '@hefu/log'
import type { Act, ActBody, OfficerId, SignedAct } from './act.ts'
import { bodyToCbor } from './act-format.ts'
import type { RegisterState } from './register-state.ts'

/** What an officer proposes. */
export type Proposal = Pick<Act, 'body' | 'proposer' | 'proposedAt'>

/** A proposal with its signature, waiting for a second officer. */
export type SignedProposal = Proposal & Pick<SignedAct, 'proposal'>

/**
 * The bytes that a proposer signs: dCBOR `['hefu proposal', origin, [kind, ...], proposer, proposed at]`. The log's origin stands in
 * it, so that an act of one city is none in another.
 */
export function proposalMessage(origin: string, { body, proposer, proposedAt }: Proposal): Uint8Array {
  return encodeDcbor(['hefu proposal', origin, bodyToCbor(body), proposer, proposedAt])
}

/** The bytes that an approver signs: `['hefu approval', origin, [kind, ...], proposer, proposed at, approver, decided at]`. */
export function approvalMessage(origin: string, act: Act): Uint8Array {
  const { body, proposer, proposedAt, approver, decidedAt } = act
  return encodeDcbor(['hefu approval', origin, bodyToCbor(body), proposer, proposedAt, approver, decidedAt])
}

/** Proposes an act. */
export async function proposeAct(origin: string, proposal: Proposal, privateKey: CryptoKey): Promise<SignedProposal> {
  return { ...proposal, proposal: await ed25519Sign(privateKey, proposalMessage(origin, proposal)) }
}

/** Approves a proposal: the act is decided. */
export async function approveAct(
  origin: string,
  proposal: SignedProposal,
  decision: { readonly approver: OfficerId; readonly decidedAt: number },
  privateKey: CryptoKey,
): Promise<SignedAct> {
  const act = { ...proposal, ...decision }
  return { ...act, approval: await ed25519Sign(privateKey, approvalMessage(origin, act)) }
}

/**
 * The bytes by which an officer declines a proposal, or its proposer takes it back: dCBOR `['hefu decline', origin, SHA-256 of the
 * proposal message, officer, reason, declined at]`.
 */
export function declineMessage(
  origin: string,
  decline: {
    readonly digest: Uint8Array
    readonly officer: OfficerId
    readonly reason: string
    readonly declinedAt: number
  },
): Uint8Array {
  return encodeDcbor(['hefu decline', origin, decline.digest, decline.officer, decline.reason, decline.declinedAt])
}

/** Whether the proposer signed a proposal, by the register as it is. */
export async function verifyProposal(origin: string, state: RegisterState, proposal: SignedProposal): Promise<boolean> {
  const key = state.officers.get(proposal.proposer)?.publicKey
  return key !== undefined && ed25519Verify(key, proposalMessage(origin, proposal), proposal.proposal)
}

/** Whether both officers signed an act. Their keys are those of the register before it; the founding act brings its own. */
export async function verifyAct(origin: string, state: RegisterState, act: SignedAct): Promise<boolean> {
  const keyOf = (id: OfficerId): Uint8Array | undefined =>
    act.body.kind === 'city' ? foundingKey(act.body, id) : state.officers.get(id)?.publicKey
  const [proposer, approver] = [keyOf(act.proposer), keyOf(act.approver)]
  if (!proposer || !approver) return false
  const [proposed, approved] = await Promise.all([
    ed25519Verify(proposer, proposalMessage(origin, act), act.proposal),
    ed25519Verify(approver, approvalMessage(origin, act), act.approval),
  ])
  return proposed && approved
}

function foundingKey(body: Extract<ActBody, { kind: 'city' }>, id: OfficerId): Uint8Array | undefined {
  return body.officers.find((officer) => officer.id === id)?.publicKey
}
