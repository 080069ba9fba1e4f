import { inLanguage } from '@hefu/app-browser/register'
import type { LabelKey } from '@hefu/standard'
import * as m from '../paraglide/messages.js'
import type { InspectionState } from './inspection.ts'
import type { InspectionLack } from './inspection-draft.ts'

const STATES: Readonly<Record<InspectionState, () => string>> = {
  planned: m.inspection_planned,
  today: m.inspection_today,
  over: m.inspection_over,
  rated: m.inspection_rated,
}
const LACKS: Readonly<Record<InspectionLack, () => string>> = {
  authority: m.choose_missing,
  organisation: m.inspection_organisation_wrong,
  day: m.inspection_day_wrong,
  task: m.inspection_task_wrong,
  legalBasis: m.inspection_basis_wrong,
  officers: m.inspection_officers_wrong,
}

/** How an inspection stands. */
export function stateInWords(state: InspectionState): string {
  return STATES[state]()
}

/** What does not fit yet. */
export function lackInWords(lack: InspectionLack): string {
  return LACKS[lack]()
}

/** What an authority is called; the id of its key where the register does not have it. */
export function authorityName(keys: readonly LabelKey[], id: string): string {
  const key = keys.find((one) => one.id === id)
  return key ? inLanguage(key.name) : id
}
