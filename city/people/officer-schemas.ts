import { EARLY_END_REASONS, type EarlyEndReason, type Language } from '@hefu/standard'
import { z } from 'zod'
import {
  CASE_KINDS,
  CASE_OUTCOMES,
  type CaseKind,
  type CaseOutcome,
  CaseText,
  LanguageName,
  Moment,
  TypeName,
} from './schemas.ts'

/** Cases as an officer sees them before opening one: nothing of a person. Open ones first, by when they are due. */
export interface CaseList {
  readonly cases: readonly {
    readonly id: string
    readonly kind: CaseKind
    readonly type: string
    readonly openedAt: number
    readonly dueAt: number
    readonly status: 'open' | 'answered'
    readonly overdue: boolean
  }[]
}

/** A case that an officer has opened: the person has been told of it. */
export interface CaseSeen {
  readonly kind: CaseKind
  readonly type: string
  readonly language: Language
  readonly text: string
  readonly openedAt: number
  readonly dueAt: number
  /** The early end of the type that stands. */
  readonly earlyEnd: { readonly reason: EarlyEndReason; readonly act: number; readonly decidedAt: number } | null
  readonly outcome: CaseOutcome | null
  readonly answer: string | null
}

/** An answer: an appeal is `dismissed`, a data request `answered`. An appeal is granted by a lift. */
export interface CaseAnswer {
  readonly outcome: 'dismissed' | 'answered'
  readonly text: string
}

/** One person, as the identity provider calls them. */
export interface EnteredPerson {
  /** Issuer identifier of the provider. */
  readonly issuer: string
  /** Its `sub`. */
  readonly subject: string
}

/** An `early-end` act that an officer proposes, base64url of an encoded `SignedProposal`, and whose credential it ends. */
export interface EarlyEndProposal {
  readonly proposal: string
  readonly person: EnteredPerson
}

/** An `early-end-lifted` act that an officer proposes for an appeal, and the answer that the person gets with it. */
export interface LiftProposal {
  readonly proposal: string
  readonly text: string
}

/** The second officer's approval; with `person`, from that officer's own file, for an early end, and without for a lift. */
export interface EarlyEndApproval {
  readonly approver: string
  readonly decidedAt: number
  /** Ed25519 over the approval message, base64url. */
  readonly signature: string
  readonly person?: EnteredPerson | undefined
}

/** The name of the proposal that waits now. */
export interface ProposedAnswer {
  readonly digest: string
}

/** Where the act stands in the log, and from when it counts. */
export interface DecidedAnswer {
  readonly act: number
  readonly effectiveFrom: number
}

/** Longest proposal, as base64url: one of an early end is short. */
const MAX_PROPOSAL = 1000
const SignedProposalText = z
  .string()
  .max(MAX_PROPOSAL)
  .meta({ description: 'base64url of dCBOR [1, body, proposer, proposed at, signature].' })
const PersonSchema = z
  .strictObject({ issuer: z.string().min(1).max(400), subject: z.string().min(1).max(400) })
  .meta({ description: 'One person: the issuer identifier of the identity provider, and its `sub`.' })

export const CaseListSchema: z.ZodType<CaseList> = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(CASE_KINDS),
      type: TypeName,
      openedAt: Moment,
      dueAt: Moment,
      status: z.enum(['open', 'answered']),
      overdue: z.boolean(),
    }),
  ),
})

export const CaseSeenSchema: z.ZodType<CaseSeen> = z.object({
  kind: z.enum(CASE_KINDS),
  type: TypeName,
  language: LanguageName,
  text: z.string(),
  openedAt: Moment,
  dueAt: Moment,
  earlyEnd: z.object({ reason: z.enum(EARLY_END_REASONS), act: z.int(), decidedAt: Moment }).nullable(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
  answer: z.string().nullable(),
})

export const CaseAnswerSchema: z.ZodType<CaseAnswer> = z.strictObject({
  outcome: z.enum(['dismissed', 'answered']),
  text: CaseText,
})

export const EarlyEndProposalSchema: z.ZodType<EarlyEndProposal> = z.strictObject({
  proposal: SignedProposalText,
  person: PersonSchema,
})

export const LiftProposalSchema: z.ZodType<LiftProposal> = z.strictObject({
  proposal: SignedProposalText,
  text: CaseText,
})

export const EarlyEndApprovalSchema: z.ZodType<EarlyEndApproval> = z.strictObject({
  approver: z.string().max(64),
  decidedAt: z.int().min(0),
  signature: z.string().length(86).meta({ description: 'Ed25519, base64url.' }),
  person: PersonSchema.optional(),
})

export const ProposedAnswerSchema: z.ZodType<ProposedAnswer> = z.object({ digest: z.string() })
export const DecidedAnswerSchema: z.ZodType<DecidedAnswer> = z.object({ act: z.int(), effectiveFrom: Moment })
