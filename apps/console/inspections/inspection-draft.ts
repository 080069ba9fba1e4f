import { isSubjectId, isTaskText, isVisibleText, LANGUAGES, type LocalText, MAX_INSPECTORS } from '@hefu/standard'
import type { InspectionPlan } from './inspection.ts'

/** An inspection while it is filled in. */
export interface InspectionDraft {
  readonly authority: string
  readonly organisation: string
  readonly day: string
  readonly task: LocalText
  readonly legalBasis: LocalText
  /** A post on each line. */
  readonly officers: string
}

/** The first part that does not fit. */
export type InspectionLack = keyof InspectionPlan

const DAY_MS = 86_400_000
/** How far ahead one may be registered, in days. */
const DAYS_AHEAD = 92
/** Longest task and legal basis in each language, in characters. */
export const LONGEST_TASK = 40
export const LONGEST_BASIS = 200
const LONGEST_POST = 60

/** A draft as the city takes it. */
export function planOf({ officers, organisation, task, legalBasis, ...draft }: InspectionDraft): InspectionPlan {
  const trimmed = (said: LocalText): LocalText => ({ 'zh-CN': said['zh-CN'].trim(), en: said.en.trim() })
  return {
    ...draft,
    organisation: organisation.trim(),
    task: trimmed(task),
    legalBasis: trimmed(legalBasis),
    officers: officers
      .split('\n')
      .map((post) => post.trim())
      .filter(Boolean),
  }
}

/** Why it cannot be registered yet; null when it can. The city decides by the same rules. @param today in the city */
export function lackOfInspection(draft: InspectionDraft, today: string): InspectionLack | null {
  const { authority, organisation, day, task, legalBasis, officers } = planOf(draft)
  if (authority === '') return 'authority'
  if (!isSubjectId(organisation)) return 'organisation'
  const ahead = (Date.parse(day) - Date.parse(today)) / DAY_MS
  if (!(ahead >= 0 && ahead <= DAYS_AHEAD)) return 'day'
  if (!isTaskText(task)) return 'task'
  if (!LANGUAGES.every((language) => isVisibleText(legalBasis[language], LONGEST_BASIS))) return 'legalBasis'
  const posts = officers.every((post) => isVisibleText(post, LONGEST_POST))
  return posts && officers.length > 0 && officers.length <= MAX_INSPECTORS ? null : 'officers'
}
