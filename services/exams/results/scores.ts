import { EXAM_SUBJECTS, type ExamSubject } from '@hefu/standard'

/** How well a candidate did, coarsely: what an employer is shown in place of points. */
export const BANDS = ['a', 'b', 'c', 'd', 'e'] as const
export type Band = (typeof BANDS)[number]

/** What a candidate scored. Points as they are printed, `137.5`; null where the subject was not taken. */
export interface Scores {
  readonly subjects: Readonly<Record<ExamSubject, string | null>>
  readonly total: string
  readonly band: Band
}

/** A result as it was issued: the first is issue 1, each correction counts one up. */
export interface Result extends Scores {
  readonly issue: number
}

/** What is wrong with scores, and in which column. */
export interface ScoreFault {
  readonly field: string
  readonly reason: 'missing' | 'not-a-number' | 'out-of-range' | 'not-the-sum' | 'unknown-choice'
}

/** Most points of one subject. */
const MAX_POINTS = 150
/** Most corrections, as the credential's text of three digits allows. */
export const MAX_ISSUE = 999

const POINTS = /^(0|[1-9][0-9]{0,2})(\.5)?$/

/** Reads scores from text by column; a total that is not the sum of its subjects is refused and not mended. */
export function readScores(text: (column: string) => string): Scores | ScoreFault {
  const subjects: Record<string, string | null> = {}
  let sum = 0
  let taken = 0
  for (const subject of EXAM_SUBJECTS) {
    const points = text(subject).trim()
    if (points !== '' && !POINTS.test(points)) return { field: subject, reason: 'not-a-number' }
    if (Number(points) > MAX_POINTS) return { field: subject, reason: 'out-of-range' }
    subjects[subject] = points === '' ? null : points
    if (points !== '') taken++
    sum += Number(points)
  }
  if (taken === 0) return { field: EXAM_SUBJECTS[0], reason: 'missing' }
  const total = text('total').trim()
  if (!POINTS.test(total)) return { field: 'total', reason: total === '' ? 'missing' : 'not-a-number' }
  if (Number(total) !== sum) return { field: 'total', reason: 'not-the-sum' }
  const band = BANDS.find((one) => one === text('band').trim().toLowerCase())
  if (band === undefined) return { field: 'band', reason: text('band').trim() === '' ? 'missing' : 'unknown-choice' }
  return { subjects: subjects as Scores['subjects'], total, band }
}

/** Whether what was read is a fault. */
export function isFault(read: Scores | ScoreFault): read is ScoreFault {
  return 'reason' in read
}

/** Whether two say the same, whatever their issue. */
export function sameScores(a: Scores, b: Scores): boolean {
  return (
    a.total === b.total &&
    a.band === b.band &&
    EXAM_SUBJECTS.every((subject) => a.subjects[subject] === b.subjects[subject])
  )
}
