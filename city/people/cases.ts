import { toBase64url } from '@hefu/bytes'
import type { Subject } from '../issuance/record-key.ts'
import { sealCaseText } from './case-texts.ts'
import { appealByOf } from './early-end.ts'
import { done, keyOf, type PeopleOutcome, type PeoplePorts, refused } from './people-ports.ts'
import type { NewCase, OpenedCase } from './schemas.ts'

const DAY = 86_400
/** Within what time a case is answered, in seconds. */
const CASE_TIME = 30 * DAY
/** How many cases of a type a person may have open. */
const MAX_OPEN = 3

/** A person opens a case. An appeal is taken while an early end stands, for some time after it. */
export async function openCase(
  ports: PeoplePorts,
  person: Subject,
  { kind, type, text, language }: NewCase,
): Promise<PeopleOutcome<OpenedCase>> {
  const key = keyOf(ports, person, type)
  if (!key) return refused('unknown-type')
  const now = Math.floor(ports.clock())
  if (kind === 'appeal') {
    const end = await ports.earlyEnds.find(key)
    if (!end) return refused('no-early-end')
    if (now > appealByOf(end)) return refused('appeal-too-late')
  }
  if ((await ports.cases.countOpen(key)) >= MAX_OPEN) return refused('too-many-cases')
  const id = ports.random(16)
  const textSealed = sealCaseText(ports.caseKeys, { type: key.type, id, part: 'text' }, text, ports.random)
  const dueAt = now + CASE_TIME
  await ports.cases.add({ id, key, kind, language, textSealed, openedAt: now, dueAt, answered: null })
  return done({ id: toBase64url(id), dueAt })
}

/** A person takes a case back, or away: only their own is found. */
export async function withdrawCase(ports: PeoplePorts, person: Subject, id: Uint8Array): Promise<PeopleOutcome<null>> {
  const found = await ports.cases.find(id)
  const key = found && keyOf(ports, person, found.key.type)
  if (!key || !Buffer.from(key.subjectHash).equals(found.key.subjectHash)) return refused('unknown-case')
  await ports.cases.remove(id)
  return done(null)
}
