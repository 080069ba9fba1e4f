import type { ProblemMessages } from '@hefu/app-browser'
import * as m from '../paraglide/messages.js'

/** What may go wrong in the work on persons' matters, by the city's codes: a title, and what to do. */
export const CASE_PROBLEMS: Readonly<Record<string, ProblemMessages>> = {
  'unknown-case': [m.case_gone_title, m.case_gone],
  'case-closed': [m.case_closed_title, m.case_closed],
  'not-opened': [m.case_closed_title, m.case_not_opened],
  'decided-the-end': [m.case_own_title, m.case_own],
  'other-end': [m.end_changed_title, m.end_changed],
  'no-early-end': [m.end_changed_title, m.end_changed],
  'other-person': [m.end_other_title, m.end_other],
  'ended-already': [m.end_already_title, m.end_already],
  'proposal-known': [m.end_known_title, m.end_known],
}
