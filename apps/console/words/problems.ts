import { type ProblemMessages, type ProblemWords, problemFrom } from '@hefu/app-browser'
import { isCityAway } from '@hefu/app-browser/city-api'
import { problemInWords as registerProblem } from '@hefu/app-browser/register'
import { CASE_PROBLEMS } from '../cases/case-problems.ts'
import { INSPECTION_PROBLEMS } from '../inspections/inspection-problems.ts'
import { MANDATE_PROBLEMS } from '../mandates/mandate-problems.ts'
import * as m from '../paraglide/messages.js'
import { REPORT_PROBLEMS } from '../reports/report-problems.ts'
import { THING_PROBLEMS } from '../things/thing-problems.ts'
import { WEBHOOK_PROBLEMS } from '../webhooks/webhook-problems.ts'

/** How the register and its reading may fail, in the words of the public site. */
const OF_THE_REGISTER = [
  'offline',
  'city-down',
  'not-configured',
  'not-founded',
  'bundle-refused',
  'bundle-outdated',
  'bundle-unwitnessed',
  'register-forked',
  'register-rolled-back',
  'register-forged',
] as const

/** The log did not say whether it has an act: looked at first, decided again only then. */
const LOG: ProblemMessages = [m.problem_log_title, m.problem_log]

const SIGN_IN: ProblemMessages[0] = m.problem_sign_in_title
const DESK: ProblemMessages[0] = m.problem_desk_title

const WORDS: Readonly<Record<string, ProblemMessages>> = {
  ...CASE_PROBLEMS,
  ...INSPECTION_PROBLEMS,
  ...MANDATE_PROBLEMS,
  ...REPORT_PROBLEMS,
  ...THING_PROBLEMS,
  ...WEBHOOK_PROBLEMS,
  'passkey-unavailable': [m.problem_passkey_title, m.problem_passkey_none],
  'passkey-cancelled': [m.problem_passkey_title, m.problem_passkey_cancelled],
  'key-file': [m.problem_key_file_title, m.problem_key_file],
  'sign-in-refused': [SIGN_IN, m.problem_sign_in_refused],
  'sign-in-down': [SIGN_IN, m.problem_sign_in_down],
  'sign-in-expired': [SIGN_IN, m.problem_sign_in_expired],
  'invalid-token': [SIGN_IN, m.problem_sign_in_expired],
  'invalid-nonce': [SIGN_IN, m.problem_sign_in_expired],
  'nonce-used': [SIGN_IN, m.problem_sign_in_expired],
  'no-officer-account': [m.problem_account_title, m.problem_no_account],
  'other-officer': [m.problem_account_title, m.problem_other_account],
  'not-an-officer': [m.problem_register_title, m.problem_not_officer],
  'bad-signature': [m.problem_register_title, m.problem_signature],
  'not-signed-in': [m.problem_signed_out_title, m.problem_signed_out],
  'not-your-role': [m.problem_role_title, m.problem_role],
  'log-busy': LOG,
  'log-closed': LOG,
  'log-not-written': LOG,
  'log-unsure': LOG,
  'log-taken-over': LOG,
  'self-approval': [DESK, m.rule_self_approval],
  'not-waiting': [DESK, m.rule_not_waiting],
  'unknown-proposal': [DESK, m.rule_unknown_proposal],
  'in-the-future': [DESK, m.rule_in_the_future],
  'out-of-order': [DESK, m.rule_out_of_order],
  'too-old': [DESK, m.rule_too_old],
  'needs-a-case': [DESK, m.rule_needs_a_case],
  'receipt-differs': [DESK, m.rule_receipt_differs],
  'too-few-officers': [DESK, m.rule_too_few_officers],
  'officer-known': [DESK, m.rule_officer_known],
  'unknown-issuer': [DESK, m.rule_unknown_issuer],
  'unknown-type': [DESK, m.rule_unknown_type],
  'unknown-key': [DESK, m.rule_unknown_key],
  'type-ended': [DESK, m.rule_type_ended],
  'type-not-ended': [DESK, m.rule_type_not_ended],
  'key-known': [DESK, m.rule_key_known],
  'too-many-keys': [DESK, m.rule_too_many_keys],
  'key-not-shortened': [DESK, m.rule_key_not_shortened],
  'end-missing': [DESK, m.rule_end_missing],
  'end-too-far': [DESK, m.rule_end_too_far],
  'end-not-earlier': [DESK, m.rule_end_not_earlier],
  'attribute-unknown': [DESK, m.rule_attribute_unknown],
  'identifies-openly': [DESK, m.rule_identifies_openly],
  'contradicts-itself': [DESK, m.rule_contradicts],
  'destroyed-already': [DESK, m.rule_destroyed],
  'nothing-to-lift': [DESK, m.rule_nothing_to_lift],
}

/** A problem in words, by its code; of what the console does not know, only that it is nobody's fault. */
export function problemInWords(code: string): ProblemWords {
  const known = OF_THE_REGISTER.find((one) => one === (isCityAway(code) ? 'city-down' : code))
  if (known) return registerProblem(known)
  return problemFrom(WORDS[code] ?? [m.problem_other_title, m.problem_other])
}

/** The rule by which an act would be refused, in words. */
export function ruleInWords(code: string): string {
  return problemInWords(code).text
}
