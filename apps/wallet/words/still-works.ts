import { type Epoch, epochPlus, epochStart } from '@hefu/standard'
import { end_works_none, end_works_over, end_works_until } from '../paraglide/messages.js'
import { dayInCity } from './times.ts'

/** Until when a card that is not renewed is of use: gates accept it in its epoch and in the one after. Null where there is none. */
export function stillWorks(epoch: Epoch | null, utcOffsetMinutes: number, now: number): string {
  if (epoch === null) return end_works_none()
  const ends = lastSecondOf(epoch, utcOffsetMinutes) + 1
  return ends > now ? end_works_until({ date: lastDayOf(epoch, utcOffsetMinutes) }) : end_works_over()
}

/** The last day on which gates accept a card of an epoch. */
export function lastDayOf(epoch: Epoch, utcOffsetMinutes: number): string {
  return dayInCity(lastSecondOf(epoch, utcOffsetMinutes), utcOffsetMinutes)
}

function lastSecondOf(epoch: Epoch, utcOffsetMinutes: number): number {
  return epochStart(epochPlus(epoch, 2), utcOffsetMinutes) - 1
}
