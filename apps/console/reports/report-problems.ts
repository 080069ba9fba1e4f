import type { ProblemMessages } from '@hefu/app-browser'
import * as m from '../paraglide/messages.js'

const STATE: ProblemMessages = [m.problem_report_title, m.problem_report_state]
const NOTE: ProblemMessages = [m.problem_report_title, m.problem_note]

/** What may go wrong in the work on reports, by the city's codes: a title, and what to do. */
export const REPORT_PROBLEMS: Readonly<Record<string, ProblemMessages>> = {
  'unknown-report': [m.report_gone_title, m.report_gone],
  closed: STATE,
  'not-the-next-state': STATE,
  'note-missing': [m.problem_report_title, m.step_note_missing],
  'note-too-long': NOTE,
  'team-malformed': [m.problem_report_title, m.step_team_long],
  'unknown-photo': STATE,
  'not-a-photo': [m.problem_photo_title, m.problem_photo],
  'too-many-photos': [m.problem_photo_title, m.problem_photos_many],
  busy: [m.problem_photo_title, m.problem_photo_busy],
}
