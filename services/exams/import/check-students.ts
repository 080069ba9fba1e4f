import { type CsvRow, isDay, type PlasticCard } from '@hefu/service-kit'
import { LEVELS, type StudentCard, studentNumber, studentPin } from '../students/student-card.ts'
import type { Checked } from './checked.ts'
import type { ImportReason } from './import-refusal.ts'

/** Columns of a file of student cards that schools have handed out. */
export const STUDENT_COLUMNS = ['student', 'pin', 'school', 'level', 'valid-until'] as const

const MAX_SCHOOL = 60

/** Checks rows one by one. */
export function studentChecker(): (row: CsvRow) => Checked<PlasticCard<StudentCard>> {
  const numbers = new Set<string>()
  return ({ line, text }) => {
    const refuse = (
      field: (typeof STUDENT_COLUMNS)[number],
      reason: ImportReason,
    ): Checked<PlasticCard<StudentCard>> => ({
      refused: { line, field, reason: text(field) === '' ? 'missing' : reason },
    })
    const number = studentNumber(text('student'))
    if (number === null) return refuse('student', 'malformed')
    const pin = studentPin(text('pin'))
    if (pin === null) return refuse('pin', 'malformed')
    const school = text('school').normalize('NFC')
    if (school === '' || school.length > MAX_SCHOOL) return refuse('school', 'too-long')
    const level = LEVELS.find((one) => one === text('level'))
    if (level === undefined) return refuse('level', 'unknown-choice')
    const validUntil = text('valid-until')
    if (!isDay(validUntil)) return refuse('valid-until', 'not-a-date')
    if (numbers.has(number)) return refuse('student', 'repeated')
    numbers.add(number)
    return { row: { number, pin, terms: { school, level, validUntil }, validUntil } }
  }
}
