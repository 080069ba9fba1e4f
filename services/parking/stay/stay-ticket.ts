import { createHash } from 'node:crypto'
import { type AttributeValue, epochPlus, epochStart, toEpoch } from '@hefu/standard'
import { readEntered } from '../tariff/entered.ts'

/** A ticket that was shown, by what it shows. It says nothing of who shows it, and is unrelated to every other ticket. */
export interface StayTicket {
  /** The stay's name: 32 hex digits. */
  readonly name: string
  readonly carPark: string
  /** Unix seconds: the first of the five minutes in which it began. */
  readonly entered: number
  /** Unix seconds: when the ticket can be shown no more. */
  readonly overAt: number
}

/** The name of a stay: half of SHA-256 over the ticket's pseudonym at `parking.exit`. */
export function stayName(pseudonym: Uint8Array): string {
  return createHash('sha256').update('hefu parking stay\n').update(pseudonym).digest('hex').slice(0, 32)
}

/**
 * A ticket as it was shown; null where it says no time. A ticket is issued for the week in which a wallet takes it, and is good in that
 * week and the next: seven days at the least.
 */
export function stayTicket(
  shown: {
    readonly epoch: number
    readonly pseudonym: Uint8Array
    readonly disclosed: ReadonlyMap<number, AttributeValue>
  },
  utcOffsetMinutes: number,
): StayTicket | null {
  const entered = readEntered(shown.disclosed.get(1), utcOffsetMinutes)
  if (entered === null) return null
  const overAt = epochStart(epochPlus(toEpoch(shown.epoch), 2), utcOffsetMinutes)
  return { name: stayName(shown.pseudonym), carPark: String(shown.disclosed.get(0)), entered, overAt }
}
