import { isSubjectId, MAX_LABEL } from '@hefu/standard'
import { checkDate, checkText } from '../import/check-text.ts'
import { type Checked, good, refuse } from '../import/refusal.ts'
import { checkChoice, checkNeededText, isEmpty, type Said } from './check-fields.ts'
import { type InspectionResult, RESULT_OUTCOMES } from './organisation.ts'

/** The columns of a table of inspection results and grades, and the members of one in JSON. */
export const RESULT_COLUMNS = [
  'organisation',
  'day',
  'title_zh',
  'title_en',
  'authority_zh',
  'authority_en',
  'outcome',
  'grade',
] as const

const EARLIEST = '1949-10-01'
const LATEST = '2199-12-31'
const MAX_GRADE = 8

/** Holds a result to the rules, and says the first that it breaks. */
export function checkResult(said: Said<(typeof RESULT_COLUMNS)[number]>): Checked<InspectionResult> {
  const { organisation } = said
  if (isEmpty(organisation)) return refuse('organisation', 'missing')
  if (typeof organisation !== 'string' || !isSubjectId(organisation)) return refuse('organisation', 'malformed')
  if (isEmpty(said.day)) return refuse('day', 'missing')
  const day = checkDate('day', said.day, EARLIEST, LATEST)
  if (day.outcome === 'refused') return day
  const title = checkNeededText('title', said.title_zh, said.title_en, MAX_LABEL)
  if (title.outcome === 'refused') return title
  const authority = checkNeededText('authority', said.authority_zh, said.authority_en, MAX_LABEL)
  if (authority.outcome === 'refused') return authority
  if (isEmpty(said.outcome) && isEmpty(said.grade)) return refuse('outcome', 'missing')
  const outcome = isEmpty(said.outcome) ? good(null) : checkChoice('outcome', said.outcome, RESULT_OUTCOMES, null)
  if (outcome.outcome === 'refused') return outcome
  const grade = isEmpty(said.grade) ? good(null) : checkText('grade', said.grade, MAX_GRADE)
  if (grade.outcome === 'refused') return grade
  return good({
    organisation,
    day: day.value,
    title: title.value,
    authority: authority.value,
    outcome: outcome.value,
    grade: grade.value,
  })
}
