import { describeChange, type ServiceChange } from '@hefu/standard'
import { presentLanguage } from '../../words/languages.ts'

/** What a registration changes, a line for each thing; one line where it changes nothing of anybody's data. */
export function changesInWords(change: ServiceChange, utcOffsetMinutes: number): readonly string[] {
  return describeChange(change, utcOffsetMinutes, presentLanguage())
}
