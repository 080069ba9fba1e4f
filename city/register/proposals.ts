import { createHash } from 'node:crypto'
import { ed25519Verify } from '@hefu/log'
import {
  type ActRefusal,
  applyAct,
  type Clock,
  declineMessage,
  MAX_WAIT,
  type OfficerId,
  proposalMessage,
  type SignedProposal,
  verifyProposal,
} from '@hefu/standard'
import type { Destruction } from '../sunset/destruction.ts'
import type { KeptProposal, ProposalStore } from './proposal-store.ts'
import type { Decided, RegisterKeeper } from './register-keeper.ts'

/** What the desk at which officers propose and decide stands on. */
export interface ProposalDesk {
  readonly keeper: RegisterKeeper
  readonly store: ProposalStore
  readonly clock: Clock
  /** Whether a receipt says what this city has destroyed. */
  readonly receiptHolds: (receipt: Destruction) => Promise<boolean>
  /** The officer whose key lies on the server and proposes by itself: it only ever proposes. */
  readonly machine?: OfficerId
}

/** Why a proposal, an approval or a refusal was not taken. */
export type DeskRefusal =
  | ActRefusal
  | 'bad-signature'
  | 'in-the-future'
  | 'receipt-differs'
  | 'unknown-proposal'
  | 'not-waiting'
  | 'needs-a-case'
  | 'machine-officer'

/** What became of a request to the desk. */
export type DeskOutcome<Made> =
  | { readonly outcome: 'done'; readonly made: Made }
  | { readonly outcome: 'refused'; readonly reason: DeskRefusal }

/** Seconds by which an officer's clock may be ahead of the city's. */
const CLOCK_TOLERANCE = 60

/** The name of a proposal: SHA-256 of what its proposer signed, base64url. */
export function digestOf(origin: string, proposal: SignedProposal): string {
  return createHash('sha256').update(proposalMessage(origin, proposal)).digest('base64url')
}

/**
 * Takes a proposal: signed by an officer, not of the future, and such that the rules would take it if another officer approved it now. What
 * cannot become an act is refused at once, so that nobody waits for it.
 */
export async function propose(
  { keeper, store, clock, receiptHolds }: ProposalDesk,
  proposal: SignedProposal,
): Promise<DeskOutcome<string>> {
  const state = keeper.state()
  if (!(await verifyProposal(keeper.origin, state, proposal))) return refused('bad-signature')
  const now = clock()
  if (proposal.proposedAt > now + CLOCK_TOLERANCE) return refused('in-the-future')
  if (now - proposal.proposedAt > MAX_WAIT) return refused('too-old')
  const other = [...state.officers.keys()].find((id) => id !== proposal.proposer)
  const tried = applyAct(state, {
    ...proposal,
    approver: other ?? proposal.proposer,
    decidedAt: Math.max(now, proposal.proposedAt, state.decidedAt),
  })
  if (tried.outcome === 'refused') return refused(tried.reason)
  const { body } = proposal
  if (body.kind === 'destruction' && !(await receiptHolds(body))) return refused('receipt-differs')
  const digest = digestOf(keeper.origin, proposal)
  await store.add(digest, proposal)
  return { outcome: 'done', made: digest }
}

/** Whether a proposal is about one person, whom the public desk must not know: it is proposed and approved at the console. */
export function isAboutPerson({ body }: Pick<SignedProposal, 'body'>): boolean {
  return body.kind === 'early-end' || body.kind === 'early-end-lifted'
}

/** A second officer approves: the proposal becomes an act of the log, and is closed. */
export async function approve(
  { keeper, store, machine }: ProposalDesk,
  digest: string,
  approval: { readonly approver: OfficerId; readonly decidedAt: number; readonly approval: Uint8Array },
): Promise<DeskOutcome<Extract<Decided, { outcome: 'decided' }>>> {
  if (approval.approver === machine) return refused('machine-officer')
  const kept = await waiting(store, digest)
  if (typeof kept === 'string') return refused(kept)
  // Approved before, by an answer that was lost: a proposal becomes one act and not two.
  const already = keeper.actOf(kept.proposal.proposal)
  if (already !== null) {
    await store.close(digest, { status: 'decided', act: already, by: approval.approver, at: approval.decidedAt })
    return refused('not-waiting')
  }
  const decided = await keeper.decide({ ...kept.proposal, ...approval })
  if (decided.outcome === 'refused') return decided
  const { approver: by, decidedAt: at } = approval
  await store.close(digest, { status: 'decided', act: decided.index, by, at })
  return { outcome: 'done', made: decided }
}

/** An officer declines, or the proposer takes it back, and says why. */
export async function decline(
  { keeper, store, clock, machine }: ProposalDesk,
  digest: string,
  by: {
    readonly officer: OfficerId
    readonly reason: string
    readonly declinedAt: number
    readonly signature: Uint8Array
  },
): Promise<DeskOutcome<null>> {
  if (by.officer === machine) return refused('machine-officer')
  const kept = await waiting(store, digest)
  if (typeof kept === 'string') return refused(kept)
  if (by.declinedAt > clock() + CLOCK_TOLERANCE) return refused('in-the-future')
  if (by.declinedAt < kept.proposal.proposedAt) return refused('out-of-order')
  const key = keeper.state().officers.get(by.officer)?.publicKey
  if (!key) return refused('not-an-officer')
  const message = declineMessage(keeper.origin, { ...by, digest: Buffer.from(digest, 'base64url') })
  if (!(await ed25519Verify(key, message, by.signature))) return refused('bad-signature')
  const { officer, declinedAt: at, reason } = by
  const closed = await store.close(digest, { status: 'declined', by: officer, at, reason })
  return closed === 'closed' ? { outcome: 'done', made: null } : refused('not-waiting')
}

async function waiting(
  store: ProposalStore,
  digest: string,
): Promise<KeptProposal | 'unknown-proposal' | 'not-waiting'> {
  const kept = await store.find(digest)
  if (!kept) return 'unknown-proposal'
  return kept.standing.status === 'waiting' ? kept : 'not-waiting'
}

function refused(reason: DeskRefusal): { readonly outcome: 'refused'; readonly reason: DeskRefusal } {
  return { outcome: 'refused', reason }
}
