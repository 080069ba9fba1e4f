import { lengthOfTime, presentLanguage } from '@hefu/app-browser'

export { chooseLanguage, inLanguage, listed, presentLanguage, tellDocument } from '@hefu/app-browser'

/** How old something is, in words: never said to be older than it is. */
export function ageInWords(seconds: number): string {
  return lengthOfTime(seconds, presentLanguage(), Math.floor)
}

/** A length of time in words. */
export function timeInWords(seconds: number): string {
  return lengthOfTime(seconds, presentLanguage())
}

/** A date and a time on this device, of Unix seconds. */
export function momentHere(unixSeconds: number): string {
  const format = new Intl.DateTimeFormat(presentLanguage(), { dateStyle: 'long', timeStyle: 'short' })
  return format.format(unixSeconds * 1000)
}
