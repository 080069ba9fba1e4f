import { daysInWords } from '@hefu/app-browser/register'
import * as m from '../paraglide/messages.js'
import type { CaseKind, ListedCase } from './person-case.ts'
import { urgencyOf } from './urgency.ts'

/** What a case is. */
export function kindInWords(kind: CaseKind): string {
  return kind === 'appeal' ? m.case_kind_appeal() : m.case_kind_data()
}

/** Why an officer opens it, as the person is told. */
export function purposeInWords(kind: CaseKind): string {
  return kind === 'appeal' ? m.case_why_appeal() : m.case_why_data()
}

/** How much time is left for an answer. @param now Unix seconds */
export function timeLeftInWords(one: Pick<ListedCase, 'status' | 'dueAt'>, now: number): string {
  const found = urgencyOf(one, now)
  if (found.urgency === 'answered') return m.case_answered()
  if (found.urgency === 'late') return m.case_late({ time: daysInWords(found.days) })
  return found.days === 0 ? m.case_today() : m.case_left({ time: daysInWords(found.days) })
}
