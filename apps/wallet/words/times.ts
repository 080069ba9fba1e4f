import { counted as countedIn, lengthOfTime as lengthOfTimeIn, type TimeUnit } from '@hefu/app-browser'
import { presentLanguage } from './languages.ts'

/** A day in the city, of Unix seconds. */
export function dayInCity(unixSeconds: number, utcOffsetMinutes: number): string {
  const format = new Intl.DateTimeFormat(presentLanguage(), { dateStyle: 'long', timeZone: 'UTC' })
  return format.format((unixSeconds + utcOffsetMinutes * 60) * 1000)
}

/** A day on this device, of Unix seconds. */
export function dayHere(unixSeconds: number): string {
  return new Intl.DateTimeFormat(presentLanguage(), { dateStyle: 'full' }).format(unixSeconds * 1000)
}

/** A time of day on this device, of Unix seconds. */
export function timeHere(unixSeconds: number): string {
  return new Intl.DateTimeFormat(presentLanguage(), { timeStyle: 'short' }).format(unixSeconds * 1000)
}

/** A date and a time on this device, of Unix seconds. */
export function momentHere(unixSeconds: number): string {
  const format = new Intl.DateTimeFormat(presentLanguage(), { dateStyle: 'medium', timeStyle: 'short' })
  return format.format(unixSeconds * 1000)
}

/** A length of time in words, in the largest unit of which there are two or more. */
export function lengthOfTime(seconds: number): string {
  return lengthOfTimeIn(seconds, presentLanguage())
}

/** A number of days, hours, minutes or seconds, in the grammar of the language. */
export function counted(count: number, unit: TimeUnit): string {
  return countedIn(count, unit, presentLanguage())
}
