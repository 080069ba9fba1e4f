import { as, list, number, oneOf, orNull, record, type Shape, text, truth } from '@hefu/app-browser/city-api'
import { type CredentialTypeId, credentialTypeId, EARLY_END_REASONS, type EarlyEndReason } from '@hefu/standard'

const KINDS = ['appeal', 'data-request'] as const
/** Why a person writes to the city: against an early end, or about what the city holds. */
export type CaseKind = (typeof KINDS)[number]

/** A case in the list: nothing of the person, and nothing of what they wrote. */
export interface ListedCase {
  /** Random. */
  readonly id: string
  readonly kind: CaseKind
  readonly type: CredentialTypeId
  /** Unix seconds, as all times here. */
  readonly openedAt: number
  readonly dueAt: number
  readonly status: 'open' | 'answered'
  readonly overdue: boolean
}

/** What an officer sees of a case that they opened. */
export interface OpenedCase {
  readonly text: string
  /** Of the text: `zh-CN` or `en`. */
  readonly language: string
  readonly kind: CaseKind
  readonly type: CredentialTypeId
  /** What an appeal is against, while it stands; `act` is its place in the log. */
  readonly earlyEnd: { readonly reason: EarlyEndReason; readonly act: number; readonly decidedAt: number } | null
  readonly answer: string | null
}

/** `GET /officers/cases`. */
export const listedCases: Shape<{ readonly cases: readonly ListedCase[] }> = record({
  cases: list(
    record({
      id: text,
      kind: oneOf(KINDS),
      type: as(credentialTypeId),
      openedAt: number,
      dueAt: number,
      status: oneOf(['open', 'answered']),
      overdue: truth,
    }),
  ),
})

/** `POST /officers/cases/:id/opening`. */
export const openedCase: Shape<OpenedCase> = record({
  text,
  language: text,
  kind: oneOf(KINDS),
  type: as(credentialTypeId),
  earlyEnd: orNull(record({ reason: oneOf(EARLY_END_REASONS), act: number, decidedAt: number })),
  answer: orNull(text),
})
