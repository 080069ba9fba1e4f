import { lengthOfTime, presentLanguage } from '@hefu/app-browser'
import type { ReportState } from '@hefu/app-browser/reports'
import { nameIn } from '../components/name-in.ts'
import * as m from '../paraglide/messages.js'
import type { Category, ListedReport, ReportPhoto } from './fault-report.ts'
import type { NextStep, StepLack } from './next-steps.ts'
import type { Age } from './report-weeks.ts'

const STATES: Readonly<Record<ReportState, () => string>> = {
  open: m.report_open,
  acknowledged: m.report_acknowledged,
  assigned: m.report_assigned,
  'in-progress': m.report_in_progress,
  resolved: m.report_resolved,
  declined: m.report_declined,
  withdrawn: m.report_withdrawn,
}
const AGES: Readonly<Record<Age, () => string>> = {
  day: m.report_age_day,
  week: m.report_age_week,
  month: m.report_age_month,
  quarter: m.report_age_quarter,
  older: m.report_age_older,
}
const STAGES: Readonly<Record<ReportPhoto['stage'], () => string>> = {
  reported: m.photo_reported,
  before: m.photo_before,
  after: m.photo_after,
}
const LACKS: Readonly<Record<StepLack, () => string>> = {
  note: m.step_note_missing,
  'note-long': m.step_note_long,
  team: m.step_team_missing,
  'team-long': m.step_team_long,
  sure: m.step_unsure,
}
/** What a step is called, and what it does. */
export const STEP_WORDS: Readonly<Record<NextStep, readonly [title: () => string, hint: () => string]>> = {
  acknowledge: [m.step_acknowledge, m.step_acknowledge_hint],
  assign: [m.step_assign, m.step_assign_hint],
  start: [m.step_start, m.step_start_hint],
  answer: [m.step_answer, m.step_answer_hint],
  resolve: [m.step_resolve, m.step_resolve_hint],
  decline: [m.step_decline, m.step_decline_hint],
}

/** How far a report has come. */
export function stateInWords(state: ReportState): string {
  return STATES[state]()
}

/** How old a report is, roughly. */
export function ageInWords(age: Age): string {
  return AGES[age]()
}

/** When a photo was taken. */
export function stageInWords(stage: ReportPhoto['stage']): string {
  return STAGES[stage]()
}

/** What is missing before a step can be taken. */
export function lackInWords(lack: StepLack): string {
  return LACKS[lack]()
}

/** Times of reports are kept to ten minutes: no wait is told more exactly. */
const COARSE_SECONDS = 600

/** For how long a report has been waiting, or waited. */
export function waitInWords({ openedAt, closedAt }: Pick<ListedReport, 'openedAt' | 'closedAt'>, now: number): string {
  return lengthOfTime(Math.max(COARSE_SECONDS, (closedAt ?? now) - openedAt), presentLanguage(), Math.floor)
}

/** What was reported, in words; its code where the city has no name for it. */
export function categoryName(categories: readonly Category[], code: string): string {
  return nameIn(
    categories.map((one) => ({ ...one, id: one.code })),
    code,
  )
}
