import {
  isDay,
  isSubjectId,
  isTaskText,
  isVisibleText,
  LANGUAGES,
  type LabelKeyId,
  type LocalText,
  MAX_INSPECTORS,
} from '@hefu/standard'

/** What an authority registers before an inspection. */
export interface InspectionPlan {
  /** The id of its inspection key. */
  readonly authority: LabelKeyId
  /** As on the organisation's door. */
  readonly organisation: string
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly task: LocalText
  readonly legalBasis: LocalText
  /** Who may come, as offices and posts such as `Food inspector 3`; never names. */
  readonly officers: readonly string[]
}

/** An inspection as it is kept. */
export interface Inspection extends InspectionPlan {
  /** 16 random bytes, in lower-case hexadecimal. */
  readonly id: string
  /** 1 to 5; null while the organisation has not said. */
  readonly rating: number | null
  readonly comment: string | null
}

/** How far ahead an inspection may be registered, in days. */
const MAX_DAYS_AHEAD = 92
const MAX_POST = 60
const MAX_BASIS = 200
const MS_A_DAY = 86_400_000
/** Longest comment, in code points. */
export const MAX_COMMENT = 500

/** What is wrong with a plan: the name of the first part that does not fit; null when all do. Of the authority the register decides. */
export function wrongPart(plan: InspectionPlan, today: string): keyof InspectionPlan | null {
  const { organisation, day, task, legalBasis, officers } = plan
  if (!isSubjectId(organisation)) return 'organisation'
  if (!isDay(day) || day < today || Date.parse(day) - Date.parse(today) > MAX_DAYS_AHEAD * MS_A_DAY) return 'day'
  if (!isTaskText(task)) return 'task'
  if (!LANGUAGES.every((language) => isVisibleText(legalBasis[language], MAX_BASIS))) return 'legalBasis'
  const posts = officers.every((post) => isVisibleText(post, MAX_POST))
  return posts && officers.length > 0 && officers.length <= MAX_INSPECTORS ? null : 'officers'
}
