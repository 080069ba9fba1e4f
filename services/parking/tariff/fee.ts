import { countedFrom } from './entered.ts'
import type { Tariff } from './tariff.ts'

const HALF_HOUR = 1800
const HALF_HOURS_OF_DAY = 48
const DAY_MINUTES = 1440

/** Until when a stay costs nothing, Unix seconds. @param slot the five minutes in which it began */
export function freeUntil({ freeMinutes }: Tariff, slot: number): number {
  return countedFrom(slot) + freeMinutes * 60
}

/**
 * What a stay costs that ends now, in fen: nothing within the free minutes; after them every half hour that has begun since the entry, by
 * day or by night as it began, and for each 24 hours no more than the day's maximum.
 *
 * @param slot the five minutes in which it began
 */
export function feeOf(tariff: Tariff, slot: number, now: number, utcOffsetMinutes: number): number {
  if (now <= freeUntil(tariff, slot)) return 0
  const from = countedFrom(slot)
  const begun = Math.ceil((now - from) / HALF_HOUR)
  let fee = 0
  for (let first = 0; first < begun; first += HALF_HOURS_OF_DAY) {
    let day = 0
    for (let index = first; index < Math.min(begun, first + HALF_HOURS_OF_DAY); index++) {
      day += isNight(tariff, from + index * HALF_HOUR, utcOffsetMinutes) ? tariff.nightHalfHour : tariff.halfHour
    }
    fee += Math.min(day, tariff.dayMaximum)
  }
  return fee
}

/** Whether a moment lies in the night, which as a rule passes midnight. */
export function isNight({ nightFrom, nightUntil }: Tariff, at: number, utcOffsetMinutes: number): boolean {
  const minute = Math.floor(at / 60 + utcOffsetMinutes) % DAY_MINUTES
  return nightFrom <= nightUntil
    ? nightFrom <= minute && minute < nightUntil
    : minute >= nightFrom || minute < nightUntil
}
