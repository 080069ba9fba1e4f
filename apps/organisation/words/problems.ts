import { type ProblemMessages, type ProblemWords, problemFrom } from '@hefu/app-browser'
import { isCityAway } from '@hefu/app-browser/city-api'
import * as m from '../paraglide/messages.js'

const NOT_IN: ProblemMessages[0] = m.problem_not_in_title
const INSPECTION: ProblemMessages[0] = m.problem_inspection_title

const WORDS: Readonly<Record<string, ProblemMessages>> = {
  offline: [m.problem_offline_title, m.problem_offline],
  'city-down': [m.problem_city_title, m.problem_city],
  'not-configured': [m.problem_config_title, m.problem_config],
  'not-signed-in': [m.problem_over_title, m.problem_over],
  'not-your-power': [m.no_power_title, m.no_power],
  'no-sign-in': [m.problem_no_sign_in_title, m.problem_no_sign_in],
  'not-asked': [NOT_IN, m.problem_not_asked],
  'answer-late': [NOT_IN, m.problem_late],
  'mandate-lapsed': [m.problem_lapsed_title, m.problem_lapsed],
  'pass-refused': [NOT_IN, m.problem_refused],
  'other-organisation': [m.problem_other_org_title, m.problem_other_org],
  'own-request': [NOT_IN, m.problem_own_request],
  'grant-code': [NOT_IN, m.problem_grant_code],
  'no-answer': [NOT_IN, m.problem_no_answer],
  'wrong-terms': [m.problem_terms_title, m.problem_terms],
  'unknown-grant': [m.problem_grant_title, m.problem_grant],
  malformed: [INSPECTION, m.problem_task_malformed],
  'unknown-version': [INSPECTION, m.problem_task_version],
  'unknown-authority': [m.problem_false_title, m.problem_task_unknown],
  'key-ended': [INSPECTION, m.problem_task_key_ended],
  forged: [m.problem_false_title, m.problem_task_forged],
  'not-registered': [m.problem_false_title, m.problem_task_not_registered],
  'other-shop': [m.problem_other_shop_title, m.problem_other_shop],
  'other-day': [m.problem_other_day_title, m.problem_other_day],
  'rated-already': [m.problem_rated_title, m.problem_rated],
  'wrong-rating': [m.problem_rating_title, m.problem_rating],
}

/** A problem in words, by its code; of what this page does not know, only that it is nobody's fault. */
export function problemInWords(code: string): ProblemWords {
  return problemFrom(WORDS[isCityAway(code) ? 'city-down' : code] ?? [m.problem_other_title, m.problem_other])
}
