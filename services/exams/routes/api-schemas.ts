import { z } from 'zod'

/** Sessions, to anybody. `seconds_left` is by the clock of the server, and 0 once the instant has passed. */
export const Sessions: z.ZodType<{
  readonly sessions: readonly {
    readonly id: string
    readonly title: { readonly 'zh-CN': string; readonly en: string }
    readonly releases_at: number | null
    readonly seconds_left: number | null
  }[]
}> = z.object({
  sessions: z.array(
    z.object({
      id: z.string().meta({ example: '2026-summer' }),
      title: z.object({ 'zh-CN': z.string(), en: z.string() }),
      releases_at: z
        .int()
        .nullable()
        .meta({ description: 'Unix seconds of the instant at which all results are out.' }),
      seconds_left: z.int().nullable(),
    }),
  ),
})

/** Where somebody stands. */
export interface LineAnswer {
  readonly standing: 'unplanned' | 'early' | 'waiting' | 'called' | 'passed'
  readonly place: string | null
  readonly seconds_left?: number | undefined
  readonly ahead?: number | null | undefined
  readonly wait_seconds?: number | null | undefined
  readonly rate?: number | undefined
  readonly slow?: boolean | undefined
  readonly ask_again_after?: number | undefined
}

/** Where somebody stands, as JSON. */
export const Line: z.ZodType<LineAnswer> = z.object({
  standing: z.enum(['unplanned', 'early', 'waiting', 'called', 'passed']),
  place: z
    .string()
    .nullable()
    .meta({ description: 'To be sent with the next question; it is the place in the queue.' }),
  seconds_left: z.int().optional(),
  ahead: z.int().nullable().optional().meta({ description: 'Places before this one.' }),
  wait_seconds: z
    .int()
    .nullable()
    .optional()
    .meta({ description: 'By the rate as measured; null when nothing moves.' }),
  rate: z.number().optional().meta({ description: 'People called a second, as measured.' }),
  slow: z.boolean().optional().meta({ description: 'Fewer are called than usual because answers take long.' }),
  ask_again_after: z.int().optional().meta({ description: 'Seconds.' }),
})

/** An ask for a result. */
export const AskQuestion: z.ZodType<{ readonly place: string; readonly candidate: string }> = z.object({
  place: z.string().max(64),
  candidate: z.string().max(64),
})

/** A request that a wallet answers; `link` opens the wallet on the same phone, `valid_until` is in Unix seconds. */
export interface RequestAnswer {
  readonly text: string
  readonly link: string
  readonly valid_until: number
}

const Request: z.ZodType<RequestAnswer> = z.object({
  text: z.string().meta({ example: 'HQ1:...' }),
  link: z.string(),
  valid_until: z.int(),
})

/** An ask and the request that the candidate's wallet answers. */
export const AskBegun: z.ZodType<{ readonly ask: string; readonly request: RequestAnswer }> = z.object({
  ask: z.string(),
  request: Request,
})

/** A fresh request. */
export const FreshRequest: z.ZodType<{ readonly request: RequestAnswer }> = z.object({ request: Request })

/** An offer of a card: its code to be scanned, its link to be opened on the same phone. */
export interface OfferAnswer {
  readonly code: string
  readonly link: string
}

const OfferShown: z.ZodType<OfferAnswer> = z.object({ code: z.string().meta({ example: 'HO1:...' }), link: z.string() })

/** How an ask stands. */
export const AskStanding: z.ZodType<{
  readonly state: 'open' | 'no-result' | 'ready' | 'elsewhere'
  readonly offer?: OfferAnswer | undefined
}> = z.object({ state: z.enum(['open', 'no-result', 'ready', 'elsewhere']), offer: OfferShown.optional() })

/** Where whoever has sent an answer goes on, in their own browser. */
export const NextAnswer: z.ZodType<{ readonly next: string }> = z.object({ next: z.url() })

/** An answer, as a wallet sends it. */
export const AnswerBody: z.ZodType<{ readonly pass: string }> = z.object({
  pass: z.string().max(4296).meta({ example: 'HF1:...' }),
})

/** A student card by number and PIN. */
export const CardQuestion: z.ZodType<{ readonly student: string; readonly pin: string }> = z.object({
  student: z.string().max(64),
  pin: z.string().max(16),
})

/** An offer of a student card. */
export const CardOffer: z.ZodType<{ readonly offer: OfferAnswer }> = z.object({ offer: OfferShown })
