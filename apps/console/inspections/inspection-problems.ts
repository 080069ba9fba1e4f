import * as m from '../paraglide/messages.js'

type Words = readonly [title: () => string, text: () => string]

/** What may go wrong with inspections, by the city's codes: a title, and what to do. */
export const INSPECTION_PROBLEMS: Readonly<Record<string, Words>> = {
  'unknown-inspection': [m.inspection_gone_title, m.inspection_gone],
  'wrong-inspection': [m.problem_inspection_title, m.problem_inspection],
}
