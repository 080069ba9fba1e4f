import type { ProblemMessages } from '@hefu/app-browser'
import * as m from '../paraglide/messages.js'

/** What may go wrong with inspections, by the city's codes: a title, and what to do. */
export const INSPECTION_PROBLEMS: Readonly<Record<string, ProblemMessages>> = {
  'unknown-inspection': [m.inspection_gone_title, m.inspection_gone],
  'wrong-inspection': [m.problem_inspection_title, m.problem_inspection],
}
