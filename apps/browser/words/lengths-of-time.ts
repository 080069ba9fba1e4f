import { type Language, unitsInWords } from '@hefu/standard'

/** What lengths of time are said in. */
export type TimeUnit = 'day' | 'hour' | 'minute' | 'second'

const UNITS: readonly (readonly [unit: TimeUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** A length of time in words, in the largest unit of which there are two or more; `round` up for what is left, down for an age. */
export function lengthOfTime(
  seconds: number,
  language: Language,
  round: (count: number) => number = Math.ceil,
): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= 2 * size) ?? (['second', 1] as const)
  return counted(round(seconds / length), unit, language)
}

/** A number of days, hours, minutes or seconds, in the grammar of the language. */
export function counted(count: number, unit: TimeUnit, language: Language): string {
  return unitsInWords(count, unit, language)
}
