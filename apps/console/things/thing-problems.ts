import type { ProblemMessages } from '@hefu/app-browser'
import * as m from '../paraglide/messages.js'

const RULE: ProblemMessages = [m.problem_thing_title, m.problem_thing_rule]

/** What may go wrong with things, by the city's codes: a title, and what to do. */
export const THING_PROBLEMS: Readonly<Record<string, ProblemMessages>> = {
  'unknown-thing': [m.thing_gone_title, m.thing_gone],
  'other-custodian': [m.thing_other_title, m.thing_other],
  retired: [m.problem_thing_title, m.problem_thing_retired],
  'malformed-request': [m.problem_search_title, m.problem_search],
  missing: RULE,
  'out-of-range': RULE,
  'unknown-choice': RULE,
  'too-long': RULE,
  'not-text': RULE,
}
