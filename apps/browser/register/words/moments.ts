import { cityTimeInWords, type Epoch, epochInWords } from '@hefu/standard'
import { presentLanguage } from '../../words/languages.ts'

/** A day in the city, of Unix seconds, whatever the clock of the reader. */
export function dayInCity(unixSeconds: number, utcOffsetMinutes: number): string {
  return cityTimeInWords(unixSeconds, utcOffsetMinutes, presentLanguage())
}

/** A day and a time in the city. */
export function momentInCity(unixSeconds: number, utcOffsetMinutes: number): string {
  return cityTimeInWords(unixSeconds, utcOffsetMinutes, presentLanguage(), 'minute')
}

/** An epoch in words. */
export function weekInWords(epoch: Epoch): string {
  return epochInWords(epoch, presentLanguage())
}
