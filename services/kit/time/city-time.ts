/** A moment on the city's clocks, `YYYY-MM-DDTHH:MM`. */
export function cityMinute(unixSeconds: number, utcOffsetMinutes: number): string {
  return new Date((unixSeconds + utcOffsetMinutes * 60) * 1000).toISOString().slice(0, 16)
}

/** The day in the city, `YYYY-MM-DD`. */
export function cityDay(unixSeconds: number, utcOffsetMinutes: number): string {
  return cityMinute(unixSeconds, utcOffsetMinutes).slice(0, 10)
}
