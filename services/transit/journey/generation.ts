import { type Epoch, epochPlus, epochStart } from '@hefu/standard'
import type { Entitlement } from './travel.ts'

const DAY = 86_400

/** The day of a moment in the city, as `YYYYMMDD`. */
export function dayAt(unixSeconds: number, utcOffsetMinutes: number): number {
  const local = new Date((unixSeconds + utcOffsetMinutes * 60) * 1000).toISOString()
  return Number(local.slice(0, 10).replaceAll('-', ''))
}

/**
 * The first Unix second at which nothing of a generation is accepted any more, so that what is known of it is
 * dropped: a ticket is good in its epoch and the next, a pass has a new serial number each day.
 */
export function generationEnd(entitlement: Entitlement, generation: number, utcOffsetMinutes: number): number {
  if (entitlement === 'ticket') return epochStart(epochPlus(generation as Epoch, 2), utcOffsetMinutes)
  const text = String(generation)
  const day = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / 1000
  // A slot either side of midnight is accepted.
  return day + DAY - utcOffsetMinutes * 60 + 60
}
