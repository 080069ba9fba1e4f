/** A day in the city's calendar. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Reads `YYYY-MM-DD`; null for anything else, and for a day that no calendar has. */
export function parseDate(text: string): CalendarDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) return null
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

/** The day that a moment falls on in a city whose clocks are `utcOffsetMinutes` ahead of UTC. */
export function dateAt(unixSeconds: number, utcOffsetMinutes: number): CalendarDate {
  const local = new Date((unixSeconds + utcOffsetMinutes * 60) * 1000)
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

/** That day as `YYYY-MM-DD`. */
export function dayAt(unixSeconds: number, utcOffsetMinutes: number): string {
  return new Date((unixSeconds + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 10)
}

/** Completed years of life on a day. Who was born on 29 February completes a year on 1 March where there is no 29th. */
export function ageOn(birth: CalendarDate, day: CalendarDate): number {
  const before = day.month < birth.month || (day.month === birth.month && day.day < birth.day)
  return day.year - birth.year - (before ? 1 : 0)
}
