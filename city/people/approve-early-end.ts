import { applyAct, type OfficerId, verifyAct } from '@hefu/standard'
import type { SignedInOfficer } from '../officers/officer-session.ts'
import { approve, CLOCK_TOLERANCE } from '../register/proposals.ts'
import { accessOf, type EarlyEndOutcome, type EarlyEndRefusal } from './early-end-outcome.ts'
import type { DecidedAnswer, EnteredPerson } from './officer-schemas.ts'
import type { Order } from './order-store.ts'
import { done, keyOf, refused } from './people-ports.ts'
import { settle } from './settle-early-end.ts'
import type { OfficerPorts } from './work-on-cases.ts'

/** A second officer's approval, as it was signed. */
export interface SignedApproval {
  readonly approver: OfficerId
  readonly decidedAt: number
  readonly approval: Uint8Array
}

/**
 * A second officer approves. For an early end they enter the person anew, so that no single officer chooses whom it ends. What was
 * interrupted after the act was logged is finished by the same request, or by `settle`.
 */
export function approveOrder(
  ports: OfficerPorts,
  officer: SignedInOfficer,
  digest: string,
  approval: SignedApproval,
  person: EnteredPerson | null,
): Promise<EarlyEndOutcome<DecidedAnswer>> {
  return ports.inTurn(() => approveNext(ports, officer, digest, approval, person))
}

/** One at a time: nobody else becomes the approver while an act is on its way into the log, and a person is ended once. */
async function approveNext(
  ports: OfficerPorts,
  officer: SignedInOfficer,
  digest: string,
  approval: SignedApproval,
  person: EnteredPerson | null,
): Promise<EarlyEndOutcome<DecidedAnswer>> {
  const { desk, orders } = ports
  if (approval.approver !== officer.id) return refused('not-yours')
  const finished = await settle(ports, digest)
  if (finished) return done(finished)
  const order = await orders.find(digest)
  if (!order) return refused('unknown-proposal')
  const reason = order.lift ? await liftReason(ports, order) : await endReason(ports, order, person)
  if (reason === 'other-person') {
    await ports.audit.note({ officer: officer.id, deed: 'early-end-other-person', about: digest })
    await orders.noteOtherPerson(digest)
  }
  const actReason = reason ?? (await actRefusal(desk, digest, approval))
  if (actReason) return refused(actReason)
  const why = order.lift ? 'early-end-lift-approved' : 'early-end-approved'
  await ports.audit.note({ officer: officer.id, deed: why, about: digest })
  await orders.approve(digest, approval, accessOf(ports, officer, why, order))
  const decided = await approve(desk, digest, approval)
  if (decided.outcome === 'refused') return decided
  const { index: act, effectiveFrom } = decided.made
  await settle(ports, digest)
  return done({ act, effectiveFrom })
}

/** What the rules of the register say, before the person is told that their credential has ended. */
async function actRefusal(
  { keeper, store, clock }: OfficerPorts['desk'],
  digest: string,
  approval: SignedApproval,
): Promise<EarlyEndRefusal | null> {
  const kept = await store.find(digest)
  if (!kept) return 'unknown-proposal'
  if (kept.standing.status !== 'waiting') return 'not-waiting'
  const act = { ...kept.proposal, ...approval }
  if (approval.decidedAt > clock() + CLOCK_TOLERANCE) return 'in-the-future'
  const tried = applyAct(keeper.state(), act)
  if (tried.outcome === 'refused') return tried.reason
  return (await verifyAct(keeper.origin, keeper.state(), act)) ? null : 'bad-signature'
}

async function endReason(
  ports: OfficerPorts,
  { key }: Order,
  person: EnteredPerson | null,
): Promise<EarlyEndRefusal | null> {
  if (!person) return 'person-missing'
  const entered = keyOf(ports, person, key.type)
  if (!entered || !Buffer.from(entered.subjectHash).equals(key.subjectHash)) return 'other-person'
  // The log would count an end that ends nothing. Both officers have entered the person by now, and the person is told.
  return (await ports.earlyEnds.find(key)) ? 'ended-already' : null
}

async function liftReason(ports: OfficerPorts, { key, lift }: Order): Promise<EarlyEndRefusal | null> {
  const appeal = lift && (await ports.cases.find(lift.caseId))
  if (!appeal || appeal.answered) return 'case-closed'
  return (await ports.earlyEnds.find(key)) ? null : 'no-early-end'
}
