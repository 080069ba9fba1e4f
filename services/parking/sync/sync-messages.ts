import { type DeviceReport, reportShape } from '@hefu/service-kit'
import { z } from 'zod'

/** On what a barrier opened. `hand`: by the desk; `cut-off`: the exit knew of no payment and could not ask. */
export const OPENED_BY = ['ticket', 'free', 'paid', 'cut-off', 'permit', 'bay', 'hand'] as const
export type OpenedBy = (typeof OPENED_BY)[number]

/** What a barrier did, under its own number for it. */
export interface ReportedEvent {
  readonly number: number
  readonly by: OpenedBy
  /** Unix seconds. */
  readonly at: number
  /** The stay's name where the server may know the stay, so that it forgets it; else nothing. */
  readonly stay: string | null
}

/** What a barrier tells. */
export interface SyncRequest extends DeviceReport<ReportedEvent> {
  /** Up to which five minutes it has tickets, Unix seconds; 0 for none. */
  readonly stockUntil: number
  /** How many tickets those are. */
  readonly stock: number
  /** What it knows of paid stays; -1 for nothing. */
  readonly version: number
}

/** Tickets for five minutes. */
export interface StockedTickets {
  /** Unix seconds. */
  readonly slot: number
  readonly offers: readonly { readonly id: string; readonly code: string }[]
}

/** What the server knows. */
export interface SyncAnswer {
  /** The number of the last event that it has of this barrier. */
  readonly accepted: number
  readonly free: number
  readonly baysFree: number
  readonly version: number
  /** Stays that may leave, and until when; null where nothing changed. */
  readonly stays: readonly (readonly [name: string, leaveBy: number])[] | null
  /** From when on how many minutes are free; for exits. */
  readonly freeMinutes: readonly (readonly [from: number, minutes: number])[]
  readonly tickets: readonly StockedTickets[]
  /** Whether there are more tickets to fetch. */
  readonly more: boolean
  /** How often the desk has had it opened by hand, ever. */
  readonly openings: number
}

const seconds = z.int().min(0).max(4_294_967_295)
const count = z.int().min(0)
const name = z.string().regex(/^[0-9a-f]{32}$/)
const event = z.object({ number: count, by: z.enum(OPENED_BY), at: seconds, stay: name.nullable() })

export const syncRequest: z.ZodType<SyncRequest> = z.object({
  ...reportShape(event),
  stockUntil: seconds,
  stock: count,
  version: z.int().min(-1),
})

export const syncAnswer: z.ZodType<SyncAnswer> = z.object({
  accepted: count,
  free: z.int(),
  baysFree: z.int(),
  version: count,
  stays: z.array(z.tuple([name, seconds])).nullable(),
  freeMinutes: z.array(z.tuple([seconds, count])),
  tickets: z.array(z.object({ slot: seconds, offers: z.array(z.object({ id: name, code: z.string() })) })),
  more: z.boolean(),
  openings: count,
})

/** Whether the ticket that an entry shows is in a wallet; whose, nobody knows. */
export const takenAnswer: z.ZodType<{ readonly taken: boolean }> = z.object({ taken: z.boolean() })
