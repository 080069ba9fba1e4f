import { cityMinute } from '@hefu/service-kit'
/** Tickets say when their car entered to so many seconds, so that cars that enter together are alike. */
export const ENTRY_SECONDS = 300

const ENTERED = /^\d{4}-\d{2}-\d{2}T\d{2}:[0-5][05]$/

/** The five minutes in which a moment lies: their first second. */
export function entrySlot(unixSeconds: number): number {
  return Math.floor(unixSeconds / ENTRY_SECONDS) * ENTRY_SECONDS
}

/** `YYYY-MM-DDTHH:MM` by the city's clocks. */
export function enteredText(slot: number, utcOffsetMinutes: number): string {
  return cityMinute(slot, utcOffsetMinutes)
}

/** The inverse of {@link enteredText}; null for anything else. */
export function readEntered(text: unknown, utcOffsetMinutes: number): number | null {
  if (typeof text !== 'string' || !ENTERED.test(text)) return null
  const local = Date.parse(`${text}:00Z`)
  return Number.isNaN(local) ? null : local / 1000 - utcOffsetMinutes * 60
}

/** From when a stay counts: the end of its five minutes, so that what is rounded is rounded for the driver. */
export function countedFrom(slot: number): number {
  return slot + ENTRY_SECONDS
}
