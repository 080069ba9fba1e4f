import { cityMinute } from '@hefu/service-kit'
/** Unix seconds of what an input for date and time has, `YYYY-MM-DDTHH:MM` on the city's clocks; NaN for what is none. */
export function fromInput(text: string, utcOffsetMinutes: number): number {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return Number.NaN
  return Date.parse(`${text}:00Z`) / 1000 - utcOffsetMinutes * 60
}

/** The time of day, `HH:MM` on the city's clocks. */
export function timeOfDay(unixSeconds: number, utcOffsetMinutes: number): string {
  return cityMinute(unixSeconds, utcOffsetMinutes).slice(11)
}
