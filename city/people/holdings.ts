import { toBase64url } from '@hefu/bytes'
import { epochAt, epochPlus, epochStart, MAX_WAIT } from '@hefu/standard'
import { newSealedEntropy } from '../issuance/issuance-keys.ts'
import type { RecordKey, Subject } from '../issuance/record-key.ts'
import { openCaseText } from './case-texts.ts'
import { noticeOf } from './early-end.ts'
import { done, keptTypes, keyOf, type PeopleOutcome, type PeoplePorts, refused } from './people-ports.ts'
import type { Erasure, Holdings } from './schemas.ts'

const DAY = 86_400

/** All that this city holds of a person: every row of every table that their keyed hashes find. */
export async function holdingsOf(ports: PeoplePorts, person: Subject): Promise<Holdings> {
  const parts = await Promise.all(
    keptTypes(ports).map(async (type) => {
      const key = keyOf(ports, person, type)
      return key ? holdingsUnder(ports, key) : []
    }),
  )
  const all = parts.flat()
  return {
    records: all.flatMap(({ records }) => records),
    earlyEnds: all.flatMap(({ earlyEnds }) => earlyEnds),
    waiting: all.flatMap(({ waiting }) => waiting),
    cases: all.flatMap(({ cases }) => cases).toSorted((a, b) => b.openedAt - a.openedAt),
    accesses: all.flatMap(({ accesses }) => accesses).toSorted((a, b) => b.at - a.at),
  }
}

async function holdingsUnder(ports: PeoplePorts, key: RecordKey): Promise<Holdings> {
  const { type } = key
  const [record, end, orders, cases, accesses] = await Promise.all([
    ports.records.find(key),
    ports.earlyEnds.find(key),
    ports.orders.ofPerson(key),
    ports.cases.ofPerson(key),
    ports.accesses.ofPerson(key),
  ])
  return {
    records: record
      ? [
          {
            type,
            subjectHash: toBase64url(key.subjectHash),
            lastEpoch: record.lastEpoch,
            issuedInLast: record.issuedInLast,
            issuedInPrevious: record.issuedInPrevious,
            refreshPseudonym: record.refreshPseudonym && toBase64url(record.refreshPseudonym),
            entropySealed: toBase64url(record.entropySealed),
            eraseAfter: record.eraseAfter ?? null,
          },
        ]
      : [],
    earlyEnds: end ? [{ type, ...noticeOf(end), proposer: end.proposer, approver: end.approver }] : [],
    waiting: orders.map(({ digest, lift }) => ({
      type,
      kind: lift ? 'lift' : 'end',
      digest,
      case: lift && toBase64url(lift.caseId),
    })),
    cases: cases.map(({ id, kind, language, textSealed, openedAt, dueAt, answered }) => ({
      id: toBase64url(id),
      kind,
      type,
      language,
      openedAt,
      dueAt,
      text: openCaseText(ports.caseKeys, { type, id, part: 'text' }, textSealed),
      status: answered ? 'answered' : 'open',
      outcome: answered?.outcome ?? null,
      answer: answered && openCaseText(ports.caseKeys, { type, id, part: 'answer' }, answered.answerSealed),
      answeredAt: answered?.at ?? null,
    })),
    accesses: accesses.map(({ caseId, ...access }) => ({ type, ...access, case: caseId && toBase64url(caseId) })),
  }
}

/**
 * Erases what this city holds of a person and types. An early end stays, or erasing would undo it; so does a proposal that waits; and so do
 * the counts of this week's issuances, without anything else, or erasing would give new replacements.
 */
export async function erase(
  ports: PeoplePorts,
  person: Subject,
  types: readonly string[],
): Promise<PeopleOutcome<Erasure, 'unknown-type'>> {
  const keys = [...new Set(types)].map((type) => keyOf(ports, person, type))
  if (!keys.every((key) => key !== null)) return refused('unknown-type')
  const total = { records: 0, cases: 0, accesses: 0 }
  const kept: Erasure['kept'][number][] = []
  const offset = ports.register().city?.utcOffsetMinutes ?? 0
  const present = epochAt(ports.clock(), offset)
  // Credentials are issued for this week and the next.
  const eraseAfter = epochPlus(present, 1)
  for (const key of keys) {
    const entropySealed = newSealedEntropy(ports.keys, key, ports.random)
    const erased = await ports.holdings.erase(key, { present, eraseAfter, entropySealed })
    total.records += erased.records
    total.cases += erased.cases
    total.accesses += erased.accesses
    // A day for the job that deletes them.
    const until = epochStart(epochPlus(eraseAfter, 1), offset) + DAY
    if (erased.countsKept) kept.push({ what: 'issuance-counts', type: key.type, until })
    kept.push(...(await whatStays(ports, key)))
  }
  return done({ erased: total, kept })
}

async function whatStays(ports: PeoplePorts, key: RecordKey): Promise<Erasure['kept'][number][]> {
  const { type } = key
  const end = await ports.earlyEnds.find(key)
  const orders = await ports.orders.ofPerson(key)
  const endsAt = ports.register().types.get(type)?.endsAt ?? ports.clock()
  return [
    ...(end ? [{ what: 'early-end' as const, type, until: endsAt }] : []),
    ...orders.map(() => ({ what: 'early-end-waiting' as const, type, until: ports.clock() + MAX_WAIT })),
  ]
}
