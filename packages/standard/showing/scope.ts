import { type CborValue, encodeDcbor } from '@hefu/bytes'
import type { ServiceId } from '../identifiers.ts'
import { SLOT_SECONDS, type Slot, slotStart } from './slot.ts'

/** For how long one holder has the same pseudonym at one service. */
export const PSEUDONYM_SCOPES = ['visit', 'day', 'month', 'account'] as const
export type PseudonymScope = (typeof PSEUDONYM_SCOPES)[number]

const DAY = 86_400

/**
 * The pseudonym context of a showing: dCBOR `[service id, scope value]`. The scope value is the slot for `visit`, the local
 * date `YYYY-MM-DD` for `day`, `YYYY-MM` for `month` and `account` for `account`.
 */
export function encodePseudonymContext(
  service: ServiceId,
  scope: PseudonymScope,
  slot: Slot,
  utcOffsetMinutes: number,
): Uint8Array {
  return encodeDcbor([service, scopeValue(scope, slot, utcOffsetMinutes)])
}

/** The first Unix second at which the scope of a showing in this slot is over; `null` when it never is. */
export function scopeEnd(scope: PseudonymScope, slot: Slot, utcOffsetMinutes: number): number | null {
  const offset = utcOffsetMinutes * 60
  const local = new Date((slotStart(slot) + offset) * 1000)
  switch (scope) {
    case 'visit':
      return slotStart(slot) + SLOT_SECONDS
    case 'day':
      return Math.floor((slotStart(slot) + offset) / DAY) * DAY + DAY - offset
    case 'month':
      return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) / 1000 - offset
    case 'account':
      return null
  }
}

function scopeValue(scope: PseudonymScope, slot: Slot, utcOffsetMinutes: number): CborValue {
  const localDate = new Date((slotStart(slot) + utcOffsetMinutes * 60) * 1000).toISOString()
  switch (scope) {
    case 'visit':
      return slot
    case 'day':
      return localDate.slice(0, 10)
    case 'month':
      return localDate.slice(0, 7)
    case 'account':
      return 'account'
  }
}
