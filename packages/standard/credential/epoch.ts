import { StandardError } from '../error.ts'
import type { Branded } from '../identifiers.ts'

/** An ISO 8601 week of the city, as `year * 100 + week`: 202648 is week 48 of 2026. */
export type Epoch = Branded<number, 'Epoch'>

const DAY = 86_400
const WEEK = 7 * DAY
/** 1970-01-05, the first Monday of Unix time. */
const FIRST_MONDAY = 4 * DAY

/** The epoch of a moment in a city whose clocks are `utcOffsetMinutes` ahead of UTC. A week starts on Monday. */
export function epochAt(unixSeconds: number, utcOffsetMinutes: number): Epoch {
  const local = unixSeconds + utcOffsetMinutes * 60
  const monday = Math.floor((local - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY
  // ISO 8601: a week belongs to the year that holds its Thursday.
  const year = new Date((monday + 3 * DAY) * 1000).getUTCFullYear()
  return (year * 100 + Math.round((monday - firstMondayOf(year)) / WEEK) + 1) as Epoch
}

/** The first second of an epoch, in Unix time. */
export function epochStart(epoch: Epoch, utcOffsetMinutes: number): number {
  return firstMondayOf(Math.floor(epoch / 100)) + ((epoch % 100) - 1) * WEEK - utcOffsetMinutes * 60
}

/** The epoch `weeks` after (or, negative, before) another. */
export function epochPlus(epoch: Epoch, weeks: number): Epoch {
  return epochAt(epochStart(epoch, 0) + weeks * WEEK, 0)
}

/**
 * Whether a gate accepts a credential's epoch: the present one or the one before, so that a wallet that could reach no
 * server for a whole week still has a code.
 */
export function isAcceptedEpoch(epoch: Epoch, present: Epoch): boolean {
  return epoch === present || epoch === epochPlus(present, -1)
}

/** @throws StandardError `malformed` for a number that is no ISO week of the years 2000 to 2999 */
export function toEpoch(value: number): Epoch {
  const year = Math.floor(value / 100)
  if (!Number.isInteger(value) || year < 2000 || year > 2999 || epochAt(epochStart(value as Epoch, 0), 0) !== value) {
    throw new StandardError('malformed', 'not an epoch')
  }
  return value as Epoch
}

/** The Monday of ISO week 1: the week that holds 4 January. */
function firstMondayOf(year: number): number {
  const fourth = Date.UTC(year, 0, 4) / 1000
  return Math.floor((fourth - FIRST_MONDAY) / WEEK) * WEEK + FIRST_MONDAY
}
