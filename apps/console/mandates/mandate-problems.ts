import type { ProblemMessages } from '@hefu/app-browser'
import * as m from '../paraglide/messages.js'

const GONE: ProblemMessages = [m.order_gone_title, m.order_gone]

/** What may go wrong with mandates, by the city's codes: a title, and what to do. */
export const MANDATE_PROBLEMS: Readonly<Record<string, ProblemMessages>> = {
  'unknown-order': GONE,
  'wrong-terms': [m.problem_mandate_title, m.problem_mandate_terms],
  'unknown-grant': [m.problem_mandate_title, m.problem_mandate_gone],
  redeemed: [m.problem_mandate_title, m.problem_mandate_redeemed],
}
