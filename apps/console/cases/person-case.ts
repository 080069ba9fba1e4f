import { type CredentialTypeId, credentialTypeId, EARLY_END_REASONS, type EarlyEndReason } from '@hefu/standard'
import { readCount, readFlag, readList, readObject, readOrNull, readText, readWord } from '../reading/answer-shape.ts'

/** Why a person writes to the city: against an early end, or about what the city holds. */
export const CASE_KINDS = ['appeal', 'data-request'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

const STATUSES = ['open', 'answered'] as const
export type CaseStatus = (typeof STATUSES)[number]

/** A case in the list: nothing of the person, and nothing of what they wrote. */
export interface ListedCase {
  /** Random. */
  readonly id: string
  readonly kind: CaseKind
  readonly type: CredentialTypeId
  /** Unix seconds, as all times here. */
  readonly openedAt: number
  readonly dueAt: number
  readonly status: CaseStatus
  readonly overdue: boolean
}

/** What an officer sees of a case that they opened. */
export interface OpenedCase {
  readonly text: string
  /** Of the text: `zh-CN` or `en`. */
  readonly language: string
  readonly kind: CaseKind
  readonly type: CredentialTypeId
  /** What an appeal is against, while it stands. */
  readonly earlyEnd: { readonly reason: EarlyEndReason; readonly act: number; readonly decidedAt: number } | null
  readonly answer: string | null
}

/** @throws BrowserError `city-down` for what is no list of cases */
export function parseCases(answer: unknown): readonly ListedCase[] {
  return readList(readObject(answer).cases, (item) => {
    const { id, kind, type, openedAt, dueAt, status, overdue } = readObject(item)
    return {
      id: readText(id),
      kind: readWord(kind, CASE_KINDS),
      type: credentialTypeId(readText(type)),
      openedAt: readCount(openedAt),
      dueAt: readCount(dueAt),
      status: readWord(status, STATUSES),
      overdue: readFlag(overdue),
    }
  })
}

/** @throws BrowserError `city-down` for what is no case */
export function parseOpenedCase(answer: unknown): OpenedCase {
  const { text, language, kind, type, earlyEnd, answer: given } = readObject(answer)
  return {
    text: readText(text),
    language: readText(language),
    kind: readWord(kind, CASE_KINDS),
    type: credentialTypeId(readText(type)),
    earlyEnd: readOrNull(earlyEnd, (value) => {
      const { reason, act, decidedAt } = readObject(value)
      return { reason: readWord(reason, EARLY_END_REASONS), act: readCount(act), decidedAt: readCount(decidedAt) }
    }),
    answer: readOrNull(given, readText),
  }
}
