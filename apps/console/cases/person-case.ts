import { credentialTypeId, EARLY_END_REASONS } from '@hefu/standard'
import { as, list, number, oneOf, orNull, type Read, record, type Shape, text, truth } from '../net/shape.ts'

const KINDS = ['appeal', 'data-request'] as const

const caseInList = record({
  /** Random. */
  id: text,
  /** Against an early end, or about what the city holds. */
  kind: oneOf(KINDS),
  type: as(credentialTypeId),
  /** Unix seconds, as all times here. */
  openedAt: number,
  dueAt: number,
  status: oneOf(['open', 'answered']),
  overdue: truth,
})

/** A case in the list: nothing of the person, and nothing of what they wrote. */
export type ListedCase = Read<typeof caseInList>
export type CaseKind = ListedCase['kind']

/** `GET /officers/cases`. */
export const listedCases: Shape<{ readonly cases: readonly ListedCase[] }> = record({ cases: list(caseInList) })

/** What an officer sees of a case that they opened. */
export interface OpenedCase {
  readonly text: string
  /** Of the text: `zh-CN` or `en`. */
  readonly language: string
  readonly kind: CaseKind
  readonly type: ListedCase['type']
  /** What an appeal is against, while it stands. */
  readonly earlyEnd: {
    readonly reason: (typeof EARLY_END_REASONS)[number]
    /** Its place in the log. */
    readonly act: number
    readonly decidedAt: number
  } | null
  readonly answer: string | null
}

/** `POST /officers/cases/:id/opening`. */
export const openedCase: Shape<OpenedCase> = record({
  text,
  language: text,
  kind: oneOf(KINDS),
  type: as(credentialTypeId),
  earlyEnd: orNull(record({ reason: oneOf(EARLY_END_REASONS), act: number, decidedAt: number })),
  answer: orNull(text),
})
