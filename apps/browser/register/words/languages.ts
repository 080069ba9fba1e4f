import { statementsInOneLine, unitsInWords } from '@hefu/standard'
import { presentLanguage } from '../../words/languages.ts'

/** Several statements in one line, each complete by itself. */
export function inOneLine(statements: readonly string[]): string {
  return statementsInOneLine(statements, presentLanguage())
}

/** A number of days in words. */
export function daysInWords(days: number): string {
  return unitsInWords(days, 'day', presentLanguage())
}
