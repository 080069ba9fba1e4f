import { type ActBody, applyAct, type OfficerId, type SignedProposal, verifyAct } from '@hefu/standard'
import type { SignedInOfficer } from '../officers/officer-session.ts'
import { approve, type DeskRefusal, digestOf, propose } from '../register/proposals.ts'
import { sealCaseText } from './case-texts.ts'
import type { DecidedAnswer, EnteredPerson } from './officer-schemas.ts'
import type { Order } from './order-store.ts'
import { done, keyOf, type PeopleOutcome, type PeopleRefusal, refused } from './people-ports.ts'
import type { AccessReason } from './schemas.ts'
import { answerable, type OfficerPorts } from './work-on-cases.ts'

/** Why an early end, or the lift of one, was not proposed or decided. */
export type EarlyEndRefusal =
  | DeskRefusal
  | PeopleRefusal
  | 'not-yours'
  | 'not-an-early-end'
  | 'unknown-provider'
  | 'proposal-known'
  | 'other-person'
  | 'person-missing'
  | 'other-end'
  | 'ended-already'

/** What became of a request about an early end. */
export type EarlyEndOutcome<Made> = PeopleOutcome<Made, EarlyEndRefusal>

/** A second officer's approval, as it was signed. */
export interface SignedApproval {
  readonly approver: OfficerId
  readonly decidedAt: number
  readonly approval: Uint8Array
}

/**
 * An officer proposes to end one credential of one person. Nothing is looked up: the answer is the same whether the person has a credential or
 * not. The person sees that it was proposed, and by which office.
 *
 * @returns the digest of the proposal
 */
export async function proposeEnd(
  ports: OfficerPorts,
  officer: SignedInOfficer,
  proposal: SignedProposal,
  person: EnteredPerson,
): Promise<EarlyEndOutcome<string>> {
  const { body, proposer } = proposal
  if (body.kind !== 'early-end') return refused('not-an-early-end')
  if (proposer !== officer.id) return refused('not-yours')
  if (person.issuer !== ports.provider) return refused('unknown-provider')
  const key = keyOf(ports, person, body.type)
  if (!key) return refused('unknown-type')
  return keep(ports, officer, proposal, { key, lift: null, approval: null })
}

/** An officer who has opened an appeal proposes to lift the end that it is against, with what the person is to be answered. */
export async function proposeLift(
  ports: OfficerPorts,
  officer: SignedInOfficer,
  proposal: SignedProposal,
  appeal: { readonly id: Uint8Array; readonly text: string },
): Promise<EarlyEndOutcome<string>> {
  const { body, proposer } = proposal
  if (body.kind !== 'early-end-lifted') return refused('not-an-early-end')
  if (proposer !== officer.id) return refused('not-yours')
  const found = await answerable(ports, officer, appeal.id)
  if (typeof found === 'string') return refused(found)
  if (found.kind !== 'appeal') return refused('not-for-this-kind')
  const { key } = found
  if (!(await isOf(ports, body, key))) return refused('other-end')
  const place = { type: key.type, id: appeal.id, part: 'answer' } as const
  const answerSealed = sealCaseText(ports.caseKeys, place, appeal.text, ports.random)
  return keep(ports, officer, proposal, { key, lift: { caseId: appeal.id, answerSealed }, approval: null })
}

/** Keeps a proposal at the desk, and whom it is about here: for the register there is no person. */
async function keep(
  ports: OfficerPorts,
  officer: SignedInOfficer,
  proposal: SignedProposal,
  order: Order,
): Promise<EarlyEndOutcome<string>> {
  const known = await ports.desk.store.find(digestOf(ports.desk.keeper.origin, proposal))
  if (known && known.standing.status !== 'waiting') return refused('not-waiting')
  const proposed = await propose(ports.desk, proposal)
  if (proposed.outcome === 'refused') return proposed
  const digest = proposed.made
  const why = order.lift ? 'early-end-lift-proposed' : 'early-end-proposed'
  const added = await ports.orders.add(digest, order, accessOf(ports, officer, why, order))
  if (added === 'other-person') return refused('proposal-known')
  await ports.audit.note({ officer: officer.id, deed: why, about: digest })
  return done(digest)
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
  { keeper, store }: OfficerPorts['desk'],
  digest: string,
  approval: SignedApproval,
): Promise<EarlyEndRefusal | null> {
  const kept = await store.find(digest)
  if (!kept) return 'unknown-proposal'
  if (kept.standing.status !== 'waiting') return 'not-waiting'
  const act = { ...kept.proposal, ...approval }
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

async function isOf(
  ports: OfficerPorts,
  body: Extract<ActBody, { kind: 'early-end-lifted' }>,
  key: Order['key'],
): Promise<boolean> {
  const end = await ports.earlyEnds.find(key)
  return end !== null && body.type === key.type && body.reason === end.reason
}

/**
 * Carries out what the log has decided, once: afterwards there is no order. Null while its act is not in the log.
 *
 * An officer's approval calls it, and the daily job for what was interrupted.
 */
export async function settle(
  ports: Pick<OfficerPorts, 'desk' | 'orders'>,
  digest: string,
): Promise<DecidedAnswer | null> {
  const { desk, orders } = ports
  const order = await orders.find(digest)
  if (!order?.approval) return null
  const kept = await desk.store.find(digest)
  if (!kept) return null
  const { body, proposer, proposal } = kept.proposal
  if (desk.keeper.actOf(proposal) === null) await desk.keeper.refresh()
  const act = desk.keeper.actOf(proposal)
  if (act === null) return null
  const { approver, decidedAt } = order.approval
  if (order.lift) await orders.settleLift(digest, order.key, order.lift, decidedAt)
  else if (body.kind === 'early-end') {
    await orders.settleEnd(digest, order.key, { reason: body.reason, act, proposer, approver, decidedAt })
  }
  return { act, effectiveFrom: decidedAt }
}

function accessOf(ports: OfficerPorts, { id, office }: SignedInOfficer, why: AccessReason, { lift }: Order) {
  return { officer: id, office, at: Math.floor(ports.clock()), why, caseId: lift?.caseId ?? null }
}
