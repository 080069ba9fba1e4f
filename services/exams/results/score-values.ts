import { type AttributeValues, EXAM_SUBJECTS } from '@hefu/standard'
import type { Result } from './scores.ts'

/** A result as the attributes of `exam.score`, in their order. */
export function scoreValues(session: string, result: Result): AttributeValues {
  return [
    session,
    ...EXAM_SUBJECTS.map((subject) => result.subjects[subject]),
    result.total,
    result.band,
    String(result.issue),
  ]
}
