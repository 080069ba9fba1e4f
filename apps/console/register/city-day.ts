/** The day in the city on which a moment is, as `2026-11-25`. @param unixSeconds @param offset of the city's clocks, in minutes */
export function dayOf(unixSeconds: number, offset: number): string {
  return new Date((unixSeconds + offset * 60) * 1000).toISOString().slice(0, 10)
}

/** When a day begins in the city, in Unix seconds; null for what is no day. */
export function startOf(day: string, offset: number): number | null {
  const start = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(start) ? null : start / 1000 - offset * 60
}

/** A day that is edited as a date, with the very moment that it had before, as long as it is not changed. */
export interface EditedDay {
  readonly day: string
  /** Unix seconds; null for a day that is new. */
  readonly exact: number | null
}

/** A moment, to be edited. */
export function editedDay(unixSeconds: number, offset: number): EditedDay {
  return { day: dayOf(unixSeconds, offset), exact: unixSeconds }
}

/** The moment that was meant: the one before where the day is the same, else when the day begins. */
export function momentOf({ day, exact }: EditedDay, offset: number): number | null {
  return exact !== null && dayOf(exact, offset) === day ? exact : startOf(day, offset)
}
