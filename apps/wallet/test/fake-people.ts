import type { CredentialTypeId, EarlyEndReason } from '@hefu/standard'
import type { SyntheticCity } from '@hefu/testing'

/** The persons' side of a fake city, for its one person: rows as the city's own schemas have them. */
export interface FakePeople {
  readonly held: {
    records: Record<string, unknown>[]
    earlyEnds: Record<string, unknown>[]
    waiting: Record<string, unknown>[]
    cases: Record<string, unknown>[]
    accesses: Record<string, unknown>[]
  }
  /** Ends a card early: by an act of the register, or as the city merely says. */
  endEarly(type: CredentialTypeId, reason: EarlyEndReason, act?: number): Promise<void>
  /** Takes it back, by an act of the register. */
  lift(type: CredentialTypeId, reason: EarlyEndReason): Promise<void>
  /** Why a type is not issued; null where it is. */
  denial(type: string): Record<string, unknown> | null
  /** Answers `/holdings`, `/holdings/erasure` and `/cases`; undefined for other paths. */
  answer(method: string, path: string, body: string): Response | undefined
}

const DAY = 86_400

/** Makes the persons' side. */
export function fakePeople({ register, now }: Pick<SyntheticCity, 'register' | 'now'>): FakePeople {
  const held: FakePeople['held'] = { records: [], earlyEnds: [], waiting: [], cases: [], accesses: [] }
  let cases = 0

  const people: FakePeople = {
    held,
    async endEarly(type, reason, act) {
      if (act === undefined) await register.decide({ kind: 'early-end', type, reason })
      const decidedAt = register.now
      held.earlyEnds.push({
        type,
        reason,
        act: act ?? register.entries.length - 1,
        decidedAt,
        appealBy: decidedAt + 60 * DAY,
        proposer: 'office.1',
        approver: 'office.2',
      })
    },
    async lift(type, reason) {
      await register.decide({ kind: 'early-end-lifted', type, reason })
      held.earlyEnds = held.earlyEnds.filter((end) => end.type !== type)
    },
    denial(type) {
      const end = held.earlyEnds.find((each) => each.type === type)
      if (!end) return null
      const { reason, act, decidedAt, appealBy } = end
      return { reason, act, decidedAt, appealBy }
    },
    answer(method, path, body) {
      if (path === '/holdings') return Response.json(held)
      if (path === '/holdings/erasure') return Response.json(erase(JSON.parse(body).types))
      if (path === '/cases') return Response.json(open(JSON.parse(body)), { status: 201 })
      if (!path.startsWith('/cases/') || method !== 'DELETE') return undefined
      held.cases = held.cases.filter(({ id }) => path !== `/cases/${id}`)
      return new Response(null, { status: 204 })
    },
  }

  function erase(types: readonly string[]): unknown {
    const count = (rows: readonly Record<string, unknown>[]): number => rows.filter(of).length
    const of = ({ type }: Record<string, unknown>): boolean => types.includes(String(type))
    const erased = { records: count(held.records), cases: count(held.cases), accesses: count(held.accesses) }
    const kept = held.earlyEnds.filter(of).map(({ type }) => ({ what: 'early-end', type, until: now + 700 * DAY }))
    for (const rows of ['records', 'cases', 'accesses'] as const) held[rows] = held[rows].filter((row) => !of(row))
    return { erased, kept }
  }

  function open({ kind, type, text, language }: Record<string, unknown>): unknown {
    const opened = { id: `case-${++cases}`, kind, type, text, language, openedAt: now, dueAt: now + 30 * DAY }
    held.cases.push({ ...opened, status: 'open', outcome: null, answer: null, answeredAt: null })
    return { id: opened.id, dueAt: opened.dueAt }
  }
  return people
}

/** The row of a card, as a city keeps it. */
export function fakeRecord(type: CredentialTypeId, lastEpoch: number): Record<string, unknown> {
  return {
    type,
    subjectHash: 'c3ViamVjdC1oYXNo',
    lastEpoch,
    issuedInLast: 1,
    issuedInPrevious: 2,
    refreshPseudonym: 'cHNldWRvbnlt',
    entropySealed: 'c2VhbGVk',
    eraseAfter: null,
  }
}
