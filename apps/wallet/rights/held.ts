import type { CredentialTypeId, Epoch, LocalText } from '@hefu/standard'
import { readEarlyEnd } from '../issuance/read-early-end.ts'
import type { EarlyEnd } from '../issuance/stop.ts'
import { countIn, type Fields, fieldsOf, listIn, localIn, textIn, unreadable } from '../net/answer-fields.ts'

/** What a person wants of the city: that an early end is taken back, or an answer about their data. */
export type CaseKind = 'appeal' | 'data-request'

/** The row of issuance of one card. */
export interface HeldRecord {
  readonly type: CredentialTypeId
  /** The week of the last issuance. */
  readonly lastEpoch: Epoch
  readonly issuedInLast: number
  readonly issuedInPrevious: number
  /** How many keys of the city had ended when it issued last. */
  readonly keyEnds: number
  /** Whether the city knows by a pseudonym which wallet renews. */
  readonly recognised: boolean
  /** After an erasure the last epoch for which the counts are kept; null otherwise. */
  readonly eraseAfter: Epoch | null
  /** The row as the city sent it. */
  readonly raw: Readonly<Record<string, unknown>>
}

/** An appeal or a request, in Unix seconds. */
export interface HeldCase {
  readonly id: string
  readonly kind: CaseKind
  readonly type: CredentialTypeId
  readonly openedAt: number
  readonly dueAt: number
  readonly text: string
  readonly status: 'open' | 'answered'
  readonly outcome: 'dismissed' | 'granted' | 'answered' | null
  readonly answer: string | null
  readonly answeredAt: number | null
}

/** That an officer opened something about this person. */
export interface HeldAccess {
  readonly type: CredentialTypeId
  /** In the register, such as `mobility.2`; never a person's name. */
  readonly officer: string
  readonly office: LocalText
  /** Unix seconds. */
  readonly at: number
  /** The city's word for the reason; new words may come. */
  readonly why: string
  readonly case: string | null
}

/** What two officers have not decided yet: one has proposed to end a card early, or to take that back. */
export interface HeldProposal {
  readonly type: CredentialTypeId
  readonly kind: 'end' | 'lift'
}

/** All that the city holds about a person; `raw` is the whole answer, for whatever this wallet has no words for. */
export interface Held {
  readonly records: readonly HeldRecord[]
  readonly earlyEnds: readonly EarlyEnd[]
  readonly waiting: readonly HeldProposal[]
  readonly cases: readonly HeldCase[]
  /** Newest first. */
  readonly accesses: readonly HeldAccess[]
  readonly raw: Readonly<Record<string, unknown>>
}

/** What an erasure came to. */
export interface Erased {
  /** How many of what. */
  readonly erased: Readonly<Record<string, number>>
  /** What stays, and by when it is gone at the latest, Unix seconds. */
  readonly kept: readonly { readonly what: string; readonly type: CredentialTypeId; readonly until: number }[]
}

/** Reads the answer to `GET /holdings`. @throws AppError `city-down` for what is none */
export function readHeld(value: unknown): Held {
  const raw = fieldsOf(value)
  return {
    records: listIn(raw, 'records').map((row) => ({
      type: typeIn(row),
      lastEpoch: countIn(row, 'lastEpoch') as Epoch,
      issuedInLast: countIn(row, 'issuedInLast'),
      issuedInPrevious: countIn(row, 'issuedInPrevious'),
      keyEnds: countIn(row, 'keyEnds'),
      recognised: row.refreshPseudonym !== null,
      eraseAfter: typeof row.eraseAfter === 'number' ? (countIn(row, 'eraseAfter') as Epoch) : null,
      raw: row,
    })),
    earlyEnds: listIn(raw, 'earlyEnds').map((row) => readEarlyEnd(row, typeIn(row)) ?? unreadable()),
    waiting: listIn(raw, 'waiting').map((row) => ({ type: typeIn(row), kind: row.kind === 'lift' ? 'lift' : 'end' })),
    cases: listIn(raw, 'cases').map(readCase),
    accesses: listIn(raw, 'accesses')
      .map(readAccess)
      .toSorted((one, other) => other.at - one.at),
    raw,
  }
}

/** Reads the answer to `POST /holdings/erasure`. @throws AppError `city-down` for what is none */
export function readErased(value: unknown): Erased {
  const fields = fieldsOf(value)
  const counts = Object.entries(fieldsOf(fields.erased)).filter(([, count]) => typeof count === 'number')
  return {
    erased: Object.fromEntries(counts) as Record<string, number>,
    kept: listIn(fields, 'kept').map((row) => ({
      what: textIn(row, 'what'),
      type: typeIn(row),
      until: countIn(row, 'until'),
    })),
  }
}

function readCase(row: Fields): HeldCase {
  const { kind, status, outcome, answer, answeredAt } = row
  if (kind !== 'appeal' && kind !== 'data-request') return unreadable()
  return {
    id: textIn(row, 'id'),
    kind,
    type: typeIn(row),
    openedAt: countIn(row, 'openedAt'),
    dueAt: countIn(row, 'dueAt'),
    text: textIn(row, 'text'),
    status: status === 'answered' ? 'answered' : 'open',
    outcome: outcome === 'dismissed' || outcome === 'granted' || outcome === 'answered' ? outcome : null,
    answer: typeof answer === 'string' ? answer : null,
    answeredAt: typeof answeredAt === 'number' ? answeredAt : null,
  }
}

function readAccess(row: Fields): HeldAccess {
  return {
    type: typeIn(row),
    officer: textIn(row, 'officer'),
    office: localIn(row, 'office'),
    at: countIn(row, 'at'),
    why: textIn(row, 'why'),
    case: typeof row.case === 'string' ? row.case : null,
  }
}

function typeIn(row: Fields): CredentialTypeId {
  return textIn(row, 'type') as CredentialTypeId
}
