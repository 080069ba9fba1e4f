import { TICKET_RIDE } from '@hefu/standard'
import type { HeldCredential, LineId } from '@hefu/wallet'
import type { SealedValue } from '../storage/sealed-value.ts'

/** What this wallet remembers of a ticket that it has shown. No gate tells it anything. */
export interface TicketWear {
  readonly line: LineId
  /** Unix seconds at which a showing began: to enter, and to leave. */
  readonly shown: readonly number[]
  /** Its holder says that the journey is over, or takes that back. */
  readonly over: boolean
}

/** Where a ticket stands, as far as this wallet can tell. */
export type TicketStanding = 'unused' | 'under-way' | 'used'

/** The sealed memory of tickets: it tells when their holder travelled. */
export const KEPT_WEAR: SealedValue<readonly TicketWear[]> = {
  name: 'wear',
  empty: [],
  toCbor: (wear) => wear.map(({ line, shown, over }) => [line, shown, over]),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly (readonly [LineId, readonly number[], boolean])[]).map(([line, shown, over]) => ({
      line,
      shown,
      over,
    })),
}

/** A gate is passed within this time after the code came onto the screen; what is shown later is shown at another gate. */
const AT_A_GATE = 180
/** A journey that has not ended after this time has ended unseen, or never began. */
const LONGEST_JOURNEY = 6 * 3600

/** Where a ticket stands: shown once it is under way, shown at a second gate it is used once there has been time to pass that. */
export function standingOf(wear: TicketWear | undefined, now: number): TicketStanding {
  if (!wear) return 'unused'
  const [entered, left] = wear.shown
  if (wear.over || (left !== undefined && now - left > AT_A_GATE)) return 'used'
  return entered !== undefined && now - entered <= LONGEST_JOURNEY ? 'under-way' : 'unused'
}

/** A ticket with a showing that began now, if that was not at the gate of the one before. */
export function worn(wear: TicketWear | undefined, line: LineId, now: number): TicketWear {
  const before = wear ?? { line, shown: [], over: false }
  const entered = before.shown.at(-1)
  if (entered === undefined || now - entered > LONGEST_JOURNEY) return { ...before, shown: [now] }
  if (before.shown.length > 1 || now - entered <= AT_A_GATE) return before
  return { ...before, shown: [...before.shown, now] }
}

/** Whether credentials of a type are tickets that wear out by being shown. */
export function wearsOut({ header, line }: HeldCredential): boolean {
  return header.type === TICKET_RIDE.id && line !== undefined
}

const ORDER: readonly TicketStanding[] = ['under-way', 'unused', 'used']

/** Of tickets that are alike the one to show: that of the journey under way, else one that runs out first of those not used; none when all are. */
export function ticketToShow(
  alike: readonly HeldCredential[],
  wear: readonly TicketWear[],
  now: number,
): HeldCredential | undefined {
  const standing = (held: HeldCredential): TicketStanding =>
    standingOf(
      wear.find(({ line }) => line === held.line),
      now,
    )
  return alike
    .filter((held) => standing(held) !== 'used')
    .toSorted((a, b) => ORDER.indexOf(standing(a)) - ORDER.indexOf(standing(b)) || a.header.epoch - b.header.epoch)[0]
}
