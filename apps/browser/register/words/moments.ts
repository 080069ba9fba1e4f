import type { Epoch } from '@hefu/standard'
import { week_of } from '../../paraglide/messages.js'
import { presentLanguage } from './languages.ts'

/** A day in the city, of Unix seconds, whatever the clock of the reader. */
export function dayInCity(unixSeconds: number, utcOffsetMinutes: number): string {
  return inCity(unixSeconds, utcOffsetMinutes, { dateStyle: 'long' })
}

/** A day and a time in the city. */
export function momentInCity(unixSeconds: number, utcOffsetMinutes: number): string {
  return inCity(unixSeconds, utcOffsetMinutes, { dateStyle: 'long', timeStyle: 'short' })
}

/** An epoch in words. */
export function weekInWords(epoch: Epoch): string {
  return week_of({ year: Math.floor(epoch / 100), week: epoch % 100 })
}

function inCity(unixSeconds: number, utcOffsetMinutes: number, style: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(presentLanguage(), { ...style, timeZone: 'UTC' })
  return format.format((unixSeconds + utcOffsetMinutes * 60) * 1000)
}
