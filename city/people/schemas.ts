import { EARLY_END_REASONS, type EarlyEndReason, LANGUAGES, type Language, type LocalText } from '@hefu/standard'
import { z } from 'zod'

/*
 * The shapes of the persons' side of the city. Times are Unix seconds, bytes and ids are base64url, a type is a credential type's id.
 *
 * A person, with the access token that `/credential` takes (this file):
 *   GET    /holdings          -> Holdings
 *   POST   /holdings/erasure  ErasureRequest -> Erasure
 *   POST   /cases             NewCase -> 201 OpenedCase
 *   DELETE /cases/:id         -> 204
 * An officer with the role `cases`, with the cookie of a session (officer-schemas.ts):
 *   GET    /officers/cases                       -> CaseList
 *   POST   /officers/cases/:id/opening           {} -> CaseSeen
 *   POST   /officers/cases/:id/answer            CaseAnswer -> 204
 *   POST   /officers/cases/:id/lift              LiftProposal -> ProposedAnswer
 *   POST   /officers/early-ends                  EarlyEndProposal -> ProposedAnswer
 *   POST   /officers/early-ends/:digest/approval EarlyEndApproval -> DecidedAnswer
 * Refusals are problem details whose `code` says the rule.
 */

/** The kinds of case that a person opens. */
export const CASE_KINDS = ['appeal', 'data-request'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** How a case ended: an appeal is dismissed or, by an act of the register, granted; a data request is answered. */
export const CASE_OUTCOMES = ['dismissed', 'granted', 'answered'] as const
export type CaseOutcome = (typeof CASE_OUTCOMES)[number]

/** Why an officer had to do with a person. */
export const ACCESS_REASONS = [
  'early-end-proposed',
  'early-end-approved',
  'appeal-opened',
  'data-request-opened',
  'early-end-lift-proposed',
  'early-end-lift-approved',
] as const
export type AccessReason = (typeof ACCESS_REASONS)[number]

/** Most characters of a case's text, and of its answer. */
const MAX_CASE_TEXT = 4000

/** All that the city holds of who asks. */
export interface Holdings {
  readonly records: readonly {
    readonly type: string
    readonly subjectHash: string
    readonly lastEpoch: number
    readonly issuedInLast: number
    readonly issuedInPrevious: number
    readonly keyEnds: number
    readonly refreshPseudonym: string | null
    readonly entropySealed: string
    /** After an erasure the last epoch for which the counts are kept; null otherwise. */
    readonly eraseAfter: number | null
  }[]
  /** Early ends that stand. `act` is the index in the log; the officers are those that it names. */
  readonly earlyEnds: readonly {
    readonly type: string
    readonly reason: EarlyEndReason
    readonly act: number
    readonly decidedAt: number
    readonly appealBy: number
    readonly proposer: string
    readonly approver: string
  }[]
  /** What waits for a second officer, under the digest of its proposal. */
  readonly waiting: readonly {
    readonly type: string
    readonly kind: 'end' | 'lift'
    readonly digest: string
    readonly case: string | null
  }[]
  readonly cases: readonly {
    readonly id: string
    readonly kind: CaseKind
    readonly type: string
    readonly language: Language
    readonly openedAt: number
    readonly dueAt: number
    readonly text: string
    readonly status: 'open' | 'answered'
    readonly outcome: CaseOutcome | null
    readonly answer: string | null
    readonly answeredAt: number | null
  }[]
  /** Who had to do with this person, newest first. */
  readonly accesses: readonly {
    readonly type: string
    readonly officer: string
    readonly office: LocalText
    readonly at: number
    readonly why: AccessReason
    readonly case: string | null
  }[]
}

/** Of which types everything is to be erased. */
export interface ErasureRequest {
  readonly types: readonly string[]
}

/** What was erased, and what stays until when. */
export interface Erasure {
  readonly erased: { readonly records: number; readonly cases: number; readonly accesses: number }
  readonly kept: readonly {
    readonly what: 'early-end' | 'early-end-waiting' | 'issuance-counts'
    readonly type: string
    /** Gone by then at the latest. */
    readonly until: number
  }[]
}

/** A case that a person opens. */
export interface NewCase {
  readonly kind: CaseKind
  readonly type: string
  readonly text: string
  readonly language: Language
}

/** The id of a case, and until when it is to be answered. */
export interface OpenedCase {
  readonly id: string
  readonly dueAt: number
}

export const TypeName: z.ZodString = z.string().max(64).meta({ example: 'person.entry' })
export const Moment: z.ZodInt = z.int().meta({ description: 'Unix seconds.' })
export const LanguageName: z.ZodType<Language> = z.enum(LANGUAGES)
/** What a person or an officer writes: something, and whole characters. */
export const CaseText: z.ZodType<string> = z
  .string()
  .max(MAX_CASE_TEXT)
  .refine((text) => text.trim() !== '' && text.isWellFormed())

export const HoldingsSchema: z.ZodType<Holdings> = z.object({
  records: z.array(
    z.object({
      type: TypeName,
      subjectHash: z.string(),
      lastEpoch: z.int(),
      issuedInLast: z.int(),
      issuedInPrevious: z.int(),
      keyEnds: z.int(),
      refreshPseudonym: z.string().nullable(),
      entropySealed: z.string(),
      eraseAfter: z
        .int()
        .nullable()
        .meta({ description: 'After an erasure the last epoch for which the counts are kept.' }),
    }),
  ),
  earlyEnds: z.array(
    z.object({
      type: TypeName,
      reason: z.enum(EARLY_END_REASONS),
      act: z.int().meta({ description: 'Index in the log.' }),
      decidedAt: Moment,
      appealBy: Moment,
      proposer: z.string(),
      approver: z.string(),
    }),
  ),
  waiting: z.array(
    z.object({
      type: TypeName,
      kind: z.enum(['end', 'lift']),
      digest: z.string().meta({ description: 'Of the proposal that waits for a second officer.' }),
      case: z.string().nullable(),
    }),
  ),
  cases: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(CASE_KINDS),
      type: TypeName,
      language: LanguageName,
      openedAt: Moment,
      dueAt: Moment,
      text: z.string(),
      status: z.enum(['open', 'answered']),
      outcome: z.enum(CASE_OUTCOMES).nullable(),
      answer: z.string().nullable(),
      answeredAt: Moment.nullable(),
    }),
  ),
  accesses: z.array(
    z.object({
      type: TypeName,
      officer: z.string(),
      office: z.object({ 'zh-CN': z.string(), en: z.string() }),
      at: Moment,
      why: z.enum(ACCESS_REASONS),
      case: z.string().nullable(),
    }),
  ),
})

export const ErasureRequestSchema: z.ZodType<ErasureRequest> = z.strictObject({
  types: z.array(TypeName).min(1).max(16),
})

export const ErasureSchema: z.ZodType<Erasure> = z.object({
  erased: z.object({ records: z.int(), cases: z.int(), accesses: z.int() }),
  kept: z.array(
    z.object({ what: z.enum(['early-end', 'early-end-waiting', 'issuance-counts']), type: TypeName, until: Moment }),
  ),
})

export const NewCaseSchema: z.ZodType<NewCase> = z.strictObject({
  kind: z.enum(CASE_KINDS),
  type: TypeName,
  text: CaseText,
  language: LanguageName,
})

export const OpenedCaseSchema: z.ZodType<OpenedCase> = z.object({ id: z.string(), dueAt: Moment })
