import type { BrowserErrorCode } from '../../error.ts'
import * as m from '../../paraglide/messages.js'
import { type ProblemMessages, type ProblemWords, problemFrom } from '../../words/problem-words.ts'

const WORDS: Partial<Readonly<Record<BrowserErrorCode, ProblemMessages>>> = {
  offline: [m.problem_offline_title, m.problem_offline],
  'city-down': [m.problem_city_title, m.problem_city],
  'not-configured': [m.problem_config_title, m.problem_config],
  'not-founded': [m.problem_founding_title, m.problem_founding],
  'bundle-unwitnessed': [m.problem_bundle_title, m.problem_unwitnessed],
  'register-forked': [m.problem_alarm_title, m.problem_fork],
  'register-rolled-back': [m.problem_alarm_title, m.problem_rollback],
  'register-forged': [m.problem_alarm_title, m.problem_forged],
}

/** Why there is no register to read, in words. */
export function problemInWords(code: BrowserErrorCode): ProblemWords {
  return problemFrom(WORDS[code] ?? [m.problem_bundle_title, m.problem_bundle])
}
