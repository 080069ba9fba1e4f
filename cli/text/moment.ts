import { CliError } from '../error.ts'

/** Minutes ahead of UTC in which times are read and written where no city says otherwise: UTC+8. */
export const DEFAULT_OFFSET_MINUTES = 480

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?(Z|[+-]\d{2}:\d{2})?$/
const FIRST_YEAR = Date.UTC(2000, 0, 2) / 1000
const LAST_YEAR = Date.UTC(2999, 11, 20) / 1000

/**
 * Reads a moment: Unix seconds, or an ISO 8601 date with or without a time and a zone; without a zone it is the city's own.
 *
 * @returns Unix seconds
 * @throws CliError `usage`
 */
export function parseMoment(text: string, utcOffsetMinutes: number): number {
  const seconds = /^\d{9,11}$/.test(text) ? Number(text) : parseIso(text, utcOffsetMinutes)
  if (Number.isNaN(seconds) || seconds < FIRST_YEAR || seconds > LAST_YEAR) {
    throw new CliError('usage', `'${text}' is no moment: try 2026-11-25, 2026-11-25T20:00 or Unix seconds`)
  }
  return seconds
}

/** A moment in the city's own time, such as `2026-11-25 20:00:05 UTC+08:00`. */
export function formatMoment(unixSeconds: number, utcOffsetMinutes: number): string {
  return `${localTime(unixSeconds, utcOffsetMinutes)} ${formatOffset(utcOffsetMinutes)}`
}

/** A moment in the city's own time without its offset, where that is said once for many. */
export function localTime(unixSeconds: number, utcOffsetMinutes: number): string {
  return new Date((unixSeconds + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

/** An offset from UTC, such as `UTC+08:00`. */
export function formatOffset(minutes: number): string {
  return `UTC${isoOffset(minutes)}`
}

/** A span of time in its largest unit, such as `3 days`. */
export function formatDuration(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const
  const [size, name] = units.find(([unit]) => seconds >= unit) ?? [1, 'second']
  const count = Math.floor(seconds / size)
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

function parseIso(text: string, utcOffsetMinutes: number): number {
  const match = ISO.exec(text)
  if (!match) return Number.NaN
  const [, date, time = '00:00', seconds = ':00', zone = isoOffset(utcOffsetMinutes)] = match
  return Math.floor(Date.parse(`${date}T${time}${seconds}${zone}`) / 1000)
}

function isoOffset(minutes: number): string {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
