import type { LoggedAct } from '@hefu/app-browser/register'
import {
  type ActRefusal,
  applyAct,
  noticeDaysAt,
  type OfficerId,
  type RegisterState,
  type SignedProposal,
} from '@hefu/standard'

/** An act that another officer could approve now, as it would stand in the log. */
export interface PendingAct extends LoggedAct {
  /** The rule that would refuse it now. */
  readonly refusal: ActRefusal | null
  /** Whether it would wait for the notice period before it counts. */
  readonly waits: boolean
}

const NO_SIGNATURE = new Uint8Array()

/** What a proposal would be if another officer approved it at this moment. */
export function pendingAct(
  state: RegisterState,
  proposal: Omit<SignedProposal, 'proposal'> & Partial<Pick<SignedProposal, 'proposal'>>,
  now: number,
): PendingAct {
  const approver = [...state.officers.keys()].find((id) => id !== proposal.proposer) ?? ('' as OfficerId)
  const decidedAt = Math.max(now, proposal.proposedAt, state.decidedAt)
  const act = { proposal: NO_SIGNATURE, ...proposal, approver, decidedAt, approval: NO_SIGNATURE }
  const applied = applyAct(state, act)
  const effectiveFrom = applied.outcome === 'applied' ? applied.effectiveFrom : decidedAt
  return {
    index: state.size,
    act,
    before: state,
    effectiveFrom,
    refusal: applied.outcome === 'refused' ? applied.reason : null,
    waits: effectiveFrom > decidedAt,
  }
}

/** Days for which an act that widens would wait now. */
export function presentNotice(state: RegisterState, now: number): number {
  return noticeDaysAt(state, Math.max(now, state.decidedAt))
}
