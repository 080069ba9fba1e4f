import type { Epoch } from '../../credential/epoch.ts'
import type { Language } from '../../local-text.ts'

/** Several statements in one line, each complete by itself. */
export function statementsInOneLine(statements: readonly string[], language: Language): string {
  return statements.join(language === 'en' ? '; ' : '；')
}

/** A number of days, hours, minutes or seconds, in the grammar of a language. */
export function unitsInWords(count: number, unit: 'day' | 'hour' | 'minute' | 'second', language: Language): string {
  const words = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'day' ? 'long' : 'short',
  }).format(count)
  // Figures among Chinese text stand apart, here as in everything that is written for residents.
  return words.replace(/(\d)(?=\p{Script=Han})/u, '$1 ')
}

/**
 * A day in a city, whatever the clock of the reader; with its time where that is asked for.
 *
 * @param utcOffsetMinutes how far the city's clocks are ahead of UTC
 */
export function cityTimeInWords(
  unixSeconds: number,
  utcOffsetMinutes: number,
  language: Language,
  to: 'day' | 'minute' = 'day',
): string {
  const style: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'UTC' }
  if (to === 'minute') style.timeStyle = 'short'
  return new Intl.DateTimeFormat(language, style).format((unixSeconds + utcOffsetMinutes * 60) * 1000)
}

/** An epoch in words. */
export function epochInWords(epoch: Epoch, language: Language): string {
  const [year, week] = [Math.floor(epoch / 100), epoch % 100]
  return language === 'en' ? `week ${week} of ${year}` : `${year} 年第 ${week} 周`
}
