import type { CsvRow } from '@hefu/service-kit'
import { EXAM_SUBJECTS } from '@hefu/standard'
import { candidateNumber } from '../candidates/candidate-number.ts'
import { isFault, readScores, type Scores } from '../results/scores.ts'
import type { Checked } from './checked.ts'

/** Columns of a file of results; a subject that was not taken is left empty. */
export const RESULT_COLUMNS: readonly string[] = ['candidate', ...EXAM_SUBJECTS, 'total', 'band']

/** What a candidate scored, by a file. */
export interface ResultRow {
  readonly line: number
  readonly number: string
  readonly scores: Scores
}

/** Checks rows one by one. Whether there is such a candidate is for the database to say. */
export function resultChecker(): (row: CsvRow) => Checked<ResultRow> {
  const numbers = new Set<string>()
  return ({ line, text }) => {
    const number = candidateNumber(text('candidate'))
    if (number === null) {
      return { refused: { line, field: 'candidate', reason: text('candidate') === '' ? 'missing' : 'malformed' } }
    }
    const scores = readScores(text)
    if (isFault(scores)) return { refused: { line, ...scores } }
    if (numbers.has(number)) return { refused: { line, field: 'candidate', reason: 'repeated' } }
    numbers.add(number)
    return { row: { line, number, scores } }
  }
}
