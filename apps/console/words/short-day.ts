import { presentLanguage } from '@hefu/app-browser/register'

/** A day in the city as it stands along an axis: without its year. */
export function shortDay(unixSeconds: number, utcOffsetMinutes: number): string {
  const format = new Intl.DateTimeFormat(presentLanguage(), { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return format.format((unixSeconds + utcOffsetMinutes * 60) * 1000)
}
