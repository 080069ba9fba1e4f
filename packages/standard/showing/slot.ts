import type { Branded } from '../identifiers.ts'

/** 30 seconds of Unix time: `floor(Unix seconds / 30)`. */
export type Slot = Branded<number, 'Slot'>

/** Seconds in a slot. */
export const SLOT_SECONDS = 30

/** The slot of a moment. */
export function slotAt(unixSeconds: number): Slot {
  return Math.floor(unixSeconds / SLOT_SECONDS) as Slot
}

/** The first second of a slot, in Unix time. */
export function slotStart(slot: Slot): number {
  return slot * SLOT_SECONDS
}

/** How a slot lies to the present one: one either side is accepted, for clocks that differ and hands that are slow. */
export function slotStanding(slot: Slot, present: Slot): 'accepted' | 'passed' | 'ahead' {
  if (slot < present - 1) return 'passed'
  return slot > present + 1 ? 'ahead' : 'accepted'
}
