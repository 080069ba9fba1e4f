import * as m from '../paraglide/messages.js'
import type { KeptReport } from '../reports/kept-reports.ts'
import type { FollowedReport } from '../reports/read-answers.ts'

type Say = () => string

const STATES: Readonly<Record<KeptReport['state'], Say>> = {
  open: m.report_state_open,
  acknowledged: m.report_state_acknowledged,
  assigned: m.report_state_assigned,
  'in-progress': m.report_state_in_progress,
  resolved: m.report_state_resolved,
  declined: m.report_state_declined,
  withdrawn: m.report_state_withdrawn,
  gone: m.report_state_gone,
}

/** How far a report has come. */
export function stateInWords(state: KeptReport['state']): string {
  return STATES[state]()
}

const REFUSALS: ReadonlyMap<string, Say> = new Map([
  ['words-too-long', m.report_refused_words],
  ['not-a-photo', m.report_refused_photo],
  ['too-many-photos', m.report_refused_photo],
  ['busy', m.report_refused_busy],
  ['too-many', m.report_refused_many],
  ['pass-used', m.report_refused_used],
  ['pass-refused', m.report_refused_pass],
  ['thing-retired', m.report_retired],
])

/** Why the city did not take a report, and what to do. A reason that this wallet does not know is told as one of the category. */
export function refusalOfReport(reason: string): string {
  return (REFUSALS.get(reason) ?? m.report_refused_other)()
}

type Stage = FollowedReport['photos'][number]['stage']
const STAGES: Readonly<Record<Stage, Say>> = {
  reported: m.report_photo_reported,
  before: m.report_photo_before,
  after: m.report_photo_after,
}

/** When a photo was taken. */
export function stageInWords(stage: Stage): string {
  return STAGES[stage]()
}
