import type { ActBody, SignedProposal } from '@hefu/standard'
import type { SignedInOfficer } from '../officers/officer-session.ts'
import { digestOf, propose } from '../register/proposals.ts'
import { sealCaseText } from './case-texts.ts'
import { accessOf, type EarlyEndOutcome } from './early-end-outcome.ts'
import type { EnteredPerson } from './officer-schemas.ts'
import type { Order } from './order-store.ts'
import { done, keyOf, refused } from './people-ports.ts'
import { answerable, type OfficerPorts } from './work-on-cases.ts'

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

async function isOf(
  ports: OfficerPorts,
  body: Extract<ActBody, { kind: 'early-end-lifted' }>,
  key: Order['key'],
): Promise<boolean> {
  const end = await ports.earlyEnds.find(key)
  return end !== null && body.type === key.type && body.reason === end.reason
}
