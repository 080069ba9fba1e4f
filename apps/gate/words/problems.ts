import { type ProblemMessages, type ProblemWords, problemFrom } from '@hefu/app-browser'
import type { AppErrorCode } from '../error.ts'
import * as m from '../paraglide/messages.js'

const ENGINE: ProblemMessages = [m.problem_engine_title, m.problem_engine]
const BUNDLE: ProblemMessages = [m.problem_bundle_title, m.problem_bundle]
const REGISTER: ProblemMessages = [m.problem_register_title, m.problem_register]

const WORDS: Readonly<Record<AppErrorCode, ProblemMessages>> = {
  offline: [m.problem_offline_title, m.problem_offline],
  'city-down': [m.problem_city_title, m.problem_city],
  'not-configured': [m.problem_config_title, m.problem_config],
  'bundle-refused': BUNDLE,
  'bundle-outdated': [m.problem_bundle_title, m.problem_outdated],
  'bundle-unwitnessed': [m.problem_bundle_title, m.problem_unwitnessed],
  'not-founded': [m.problem_founding_title, m.problem_founding],
  'register-forked': [m.problem_alarm_title, m.problem_fork],
  'register-rolled-back': [m.problem_alarm_title, m.problem_rollback],
  'register-forged': [m.problem_alarm_title, m.problem_forged],
  'city-key-changed': [m.problem_key_title, m.problem_key],
  'camera-denied': [m.camera_denied_title, m.camera_denied],
  'camera-missing': [m.camera_missing_title, m.camera_missing],
  'camera-in-use': [m.camera_in_use_title, m.camera_in_use],
  'unknown-service': REGISTER,
  'unknown-type': REGISTER,
  'no-request-key': [m.key_needed_title, m.key_needed],
  'unregistered-attribute': REGISTER,
  'engine-failed': ENGINE,
  'key-malformed': [m.key_refused_title, m.key_malformed],
  'key-of-another-service': [m.key_refused_title, m.key_other_service],
  'key-not-registered': [m.key_refused_title, m.key_not_registered],
}

/** A problem in words. */
export function problemInWords(code: AppErrorCode): ProblemWords {
  return problemFrom(WORDS[code])
}
