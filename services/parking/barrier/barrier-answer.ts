import type { RefusalReason } from '@hefu/gate'
import type { OpenedBy } from '../sync/sync-messages.ts'

/** Why a barrier stays closed, beside what is wrong with a pass itself. */
export type BarrierReason =
  /** No place is free. */
  | 'full'
  /** Every bay kept for disabled people is taken. */
  | 'bays-full'
  /** Cut off for so long that it has no ticket left. */
  | 'no-ticket'
  /** Nobody has asked for a ticket, or it is not in a wallet yet. */
  | 'not-taken'
  /** The permit is of another zone. */
  | 'other-zone'
  /** The permit has just let a car in. */
  | 'just-entered'
  /** The ticket is of another car park. */
  | 'other-car-park'
  /** Not paid, and the free minutes are over. */
  | 'unpaid'
  /** Paid, and not left in time. */
  | 'overstayed'
  /** The ticket has let a car out. */
  | 'already-left'

/** A ticket to take: shown as a code, or printed. */
export interface TicketToTake {
  /** `HO1:...` */
  readonly code: string
  /** The offer's id, which says nothing of what becomes of it. */
  readonly offer: string
  /** Unix seconds: the five minutes that it says. */
  readonly entered: number
}

/** What a barrier says to who stands before it. It names nobody, and no stay. */
export type BarrierAnswer =
  | { readonly open: true; readonly by: OpenedBy }
  | { readonly open: false; readonly ticket: TicketToTake }
  | { readonly open: false; readonly reason: RefusalReason | BarrierReason }
