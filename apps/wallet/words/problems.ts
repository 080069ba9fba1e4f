import { type ProblemMessages, type ProblemWords, problemFrom } from '@hefu/app-browser'
import type { AppErrorCode } from '../error.ts'
import * as m from '../paraglide/messages.js'

const CITY: ProblemMessages = [m.problem_city_title, m.problem_city]
const SIGN_IN_DOWN: ProblemMessages = [m.problem_sign_in_title, m.problem_sign_in_down]
const OTHER: ProblemMessages = [m.problem_other_title, m.problem_other]
const CAMERA: ProblemMessages = [m.scan_missing_title, m.scan_missing_text]

const WORDS: Readonly<Record<AppErrorCode, ProblemMessages>> = {
  offline: [m.problem_offline_title, m.problem_offline],
  showing: OTHER,
  'city-down': CITY,
  'city-busy': [m.problem_city_title, m.problem_busy],
  'city-refused': [m.problem_refused_title, m.problem_refused],
  'replacements-exhausted': [m.problem_refused_title, m.problem_replacements],
  'enrolled-elsewhere': [m.problem_elsewhere_title, m.problem_elsewhere],
  'not-enrolled': [m.problem_ended_title, m.problem_not_enrolled],
  'ended-early': [m.problem_ended_title, m.problem_ended],
  'mandate-ended': [m.problem_mandate_ended_title, m.problem_mandate_ended],
  'grant-redeemed': [m.problem_grant_redeemed_title, m.problem_grant_redeemed],
  'grant-unknown': [m.problem_grant_unknown_title, m.problem_grant_unknown],
  'offer-ended': [m.problem_offer_title, m.problem_offer_ended],
  'offer-redeemed': [m.problem_offer_title, m.problem_offer_redeemed],
  'offer-expired': [m.problem_offer_title, m.problem_offer_expired],
  'offer-unknown': [m.problem_offer_title, m.problem_offer_unknown],
  'issuer-unknown': [m.problem_issuer_title, m.problem_issuer_unknown],
  'issuer-without-address': [m.problem_issuer_without_address_title, m.problem_issuer_without_address],
  'card-unknown': [m.problem_card_unknown_title, m.problem_card_unknown],
  'issuer-down': [m.problem_issuer_down_title, m.problem_issuer_down],
  'issuer-refused': [m.problem_issuer_down_title, m.problem_issuer_refused],
  'service-down': [m.problem_service_down_title, m.problem_service_down],
  'answer-refused': [m.problem_answer_refused_title, m.problem_answer_refused],
  'other-city': [m.problem_other_city_title, m.problem_other_city],
  'case-refused': [m.problem_letter_title, m.problem_letter],
  'too-many-cases': [m.problem_letter_title, m.problem_too_many],
  'appeal-too-late': [m.problem_letter_title, m.problem_too_late],
  'no-early-end': [m.problem_letter_title, m.problem_no_end],
  'sign-in-refused': [m.problem_sign_in_title, m.problem_sign_in_refused],
  'sign-in-down': SIGN_IN_DOWN,
  'sign-in-expired': [m.problem_sign_in_title, m.problem_sign_in_expired],
  'not-configured': [m.problem_config_title, m.problem_config],
  'wrong-secret': OTHER,
  damaged: [m.problem_damaged_title, m.problem_damaged],
  locked: OTHER,
  'passkey-unavailable': [m.problem_passkey_title, m.problem_passkey_none],
  'passkey-cancelled': [m.problem_passkey_title, m.problem_passkey_cancelled],
  'bundle-refused': [m.problem_bundle_title, m.problem_bundle],
  'bundle-outdated': [m.problem_city_title, m.problem_outdated],
  'bundle-unwitnessed': [m.problem_bundle_title, m.problem_unwitnessed],
  'not-founded': [m.problem_founding_title, m.problem_founding],
  'register-forked': [m.problem_alarm_title, m.problem_fork],
  'register-rolled-back': [m.problem_alarm_title, m.problem_rollback],
  'register-forged': [m.problem_alarm_title, m.problem_forged],
  'city-key-changed': [m.problem_key_title, m.problem_key],
  'credential-refused': [m.problem_credential_title, m.problem_credential],
  'camera-denied': [m.scan_denied_title, m.scan_denied_text],
  'camera-missing': CAMERA,
  'camera-in-use': CAMERA,
}

/** A problem in words; of what is no error of this app, only that it is not the holder's fault. */
export function problemInWords(code: AppErrorCode | null, firstRun = false): ProblemWords {
  if (code === 'offline' && firstRun) return problemFrom([m.problem_offline_title, m.problem_offline_first])
  return problemFrom(code ? WORDS[code] : OTHER)
}
