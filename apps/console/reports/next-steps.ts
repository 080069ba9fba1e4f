import type { ReportState } from '@hefu/app-browser/reports'

/** What is asked of the city for a report. */
export interface ReportWork {
  readonly state?: Exclude<ReportState, 'open' | 'withdrawn'>
  readonly note?: string
  readonly team?: string | null
  readonly showWords?: boolean
  readonly showPhotos?: readonly string[]
}

/** What an officer can do next with a report. `answer` leaves it where it is; `resolve` and `decline` end it for good. */
export type NextStep = 'acknowledge' | 'assign' | 'start' | 'answer' | 'resolve' | 'decline'

/** The state that a step leads to; null where it stays. */
export const STATE_AFTER: Readonly<Record<NextStep, ReportWork['state'] | null>> = {
  acknowledge: 'acknowledged',
  assign: 'assigned',
  start: 'in-progress',
  answer: null,
  resolve: 'resolved',
  decline: 'declined',
}

const STEPS: Readonly<Record<ReportState, readonly NextStep[]>> = {
  open: ['acknowledge', 'assign', 'start', 'answer', 'resolve', 'decline'],
  acknowledged: ['assign', 'start', 'answer', 'resolve', 'decline'],
  assigned: ['assign', 'start', 'answer', 'resolve', 'decline'],
  'in-progress': ['assign', 'answer', 'resolve', 'decline'],
  resolved: [],
  declined: [],
  withdrawn: [],
}

/** What can be done with a report in a state, what is most likely first. The city decides by the same rule. */
export function nextSteps(state: ReportState): readonly NextStep[] {
  return STEPS[state]
}

/** Whether nothing can follow a step: it cannot be taken back. */
export function isFinal(step: NextStep): boolean {
  return step === 'resolve' || step === 'decline'
}

/** What an officer has filled in. */
export interface StepDraft {
  readonly note: string
  readonly team: string
  /** Whether they have confirmed that it is for good. */
  readonly sure: boolean
}

/** What is missing before a step can be taken. */
export type StepLack = 'note' | 'note-long' | 'team' | 'team-long' | 'sure'

/** Longest note and longest name of a team, in characters. */
const LONGEST_NOTE = 1000
const LONGEST_TEAM = 60

/** Why a step cannot be taken yet; null when it can. */
export function lackOf(step: NextStep, { note, team, sure }: StepDraft): StepLack | null {
  const [said, named] = [[...note.trim()].length, [...team.trim()].length]
  // Whoever reported something is told why nothing will be done.
  if ((step === 'answer' || step === 'decline') && said === 0) return 'note'
  if (said > LONGEST_NOTE) return 'note-long'
  if (step === 'assign' && named === 0) return 'team'
  if (named > LONGEST_TEAM) return 'team-long'
  return isFinal(step) && !sure ? 'sure' : null
}

/** A step as the city takes it. */
export function workOf(step: NextStep, { note, team }: StepDraft): ReportWork {
  const state = STATE_AFTER[step]
  const said = note.trim()
  return {
    ...(state && { state }),
    ...(said !== '' && { note: said }),
    ...(step === 'assign' && { team: team.trim() }),
  }
}
