import { toBase64url } from '@hefu/bytes'
import type { OfficerAudit } from '../officers/officer-audit.ts'
import type { SignedInOfficer } from '../officers/officer-session.ts'
import type { PersonCase } from './case-store.ts'
import { openCaseText, sealCaseText } from './case-texts.ts'
import { decided } from './early-end.ts'
import type { CaseAnswer, CaseList, CaseSeen } from './officer-schemas.ts'
import { done, keptTypes, type PeopleOutcome, type PeoplePorts, refused } from './people-ports.ts'

/** What an officer's work on persons' matters stands on. */
export interface OfficerPorts extends PeoplePorts {
  readonly audit: OfficerAudit
  /** Does one piece of work after the other. */
  readonly inTurn: <Made>(work: () => Promise<Made>) => Promise<Made>
}

const LISTED = 200

/** What waits to be answered: nothing of it says whose it is. */
export async function listCases(ports: PeoplePorts): Promise<CaseList> {
  const types = new Set(keptTypes(ports))
  const listed = (await ports.cases.list(LISTED)).filter(({ type }) => types.has(type))
  return {
    cases: listed.map(({ id, kind, type, openedAt, dueAt, answered }) => ({
      id: toBase64url(id),
      kind,
      type,
      openedAt,
      dueAt,
      status: answered ? 'answered' : 'open',
      overdue: !answered && dueAt < ports.clock(),
    })),
  }
}

/** An officer opens a case. The person is told of it, and the other officers: both are durable before anything is answered. */
export async function seeCase(
  ports: OfficerPorts,
  officer: SignedInOfficer,
  id: Uint8Array,
): Promise<PeopleOutcome<CaseSeen>> {
  const found = await findCase(ports, id)
  if (!found) return refused('unknown-case')
  const { key, kind, language, textSealed, openedAt, dueAt, answered } = found
  const at = Math.floor(ports.clock())
  const why = kind === 'appeal' ? 'appeal-opened' : 'data-request-opened'
  await ports.accesses.add(key, { officer: officer.id, office: officer.office, at, why, caseId: id })
  await ports.audit.note({ officer: officer.id, deed: 'case-opened', about: toBase64url(id) })
  const end = await ports.earlyEnds.find(key)
  const open = (part: 'text' | 'answer', sealed: Uint8Array): string =>
    openCaseText(ports.caseKeys, { type: key.type, id, part }, sealed)
  return done({
    kind,
    type: key.type,
    language,
    text: open('text', textSealed),
    openedAt,
    dueAt,
    earlyEnd: end && { reason: end.reason, act: end.act, decidedAt: end.decidedAt },
    outcome: answered?.outcome ?? null,
    answer: answered && open('answer', answered.answerSealed),
  })
}

/** An officer dismisses an appeal or answers a data request. To grant an appeal is an act of two officers. */
export async function answerCase(
  ports: OfficerPorts,
  officer: SignedInOfficer,
  id: Uint8Array,
  { outcome, text }: CaseAnswer,
): Promise<PeopleOutcome<null>> {
  const found = await answerable(ports, officer, id)
  if (typeof found === 'string') return refused(found)
  if ((found.kind === 'appeal') !== (outcome === 'dismissed')) return refused('not-for-this-kind')
  const place = { type: found.key.type, id, part: 'answer' } as const
  const answerSealed = sealCaseText(ports.caseKeys, place, text, ports.random)
  await ports.audit.note({ officer: officer.id, deed: 'case-answered', about: toBase64url(id) })
  const written = await ports.cases.answer(id, { outcome, answerSealed, at: Math.floor(ports.clock()) })
  return written === 'answered' ? done(null) : refused('case-closed')
}

/**
 * A case that this officer may answer: one that they have opened and nobody has answered. Of the two who decided an end neither judges
 * an appeal against it.
 */
export async function answerable(
  ports: PeoplePorts,
  officer: SignedInOfficer,
  id: Uint8Array,
): Promise<PersonCase | 'unknown-case' | 'case-closed' | 'not-opened' | 'decided-the-end'> {
  const found = await findCase(ports, id)
  if (!found) return 'unknown-case'
  if (found.answered) return 'case-closed'
  if (!(await ports.accesses.hasOpened(id, officer.id))) return 'not-opened'
  const end = found.kind === 'appeal' ? await ports.earlyEnds.find(found.key) : null
  return end && decided(end, officer.id) ? 'decided-the-end' : found
}

/** A case of a type that is kept: of another the keys are destroyed. */
async function findCase(ports: PeoplePorts, id: Uint8Array): Promise<PersonCase | null> {
  const found = await ports.cases.find(id)
  return found && keptTypes(ports).includes(found.key.type) ? found : null
}
