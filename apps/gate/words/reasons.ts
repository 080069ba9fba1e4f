import type { RefusalReason } from '@hefu/gate'
import type { Service } from '@hefu/standard'
import type { HealthReason } from '../engine/gate-engine.ts'
import * as m from '../paraglide/messages.js'
import { inLanguage } from './languages.ts'

/** Why a pass was not admitted, and what to do now. */
export interface ReasonWords {
  readonly reason: string
  readonly next: string
}

type Words = readonly [reason: (service: Service) => string, next: (service: Service) => string]

const name = (service: Service): { service: string } => ({ service: inLanguage(service.name) })

const WORDS: Readonly<Record<RefusalReason | HealthReason, Words>> = {
  'stale-bundle': [m.reason_stale, m.next_staff],
  'gate-clock': [m.reason_clock, m.next_staff],
  malformed: [m.reason_malformed, (service) => m.next_show(name(service))],
  'unknown-version': [m.reason_version, m.next_version],
  'wrong-service': [m.reason_service, (service) => m.next_service(name(service))],
  'service-not-in-force': [m.reason_not_in_force, m.next_staff],
  'unknown-issuer': [m.reason_issuer, m.next_issuer],
  'wrong-type': [m.reason_type, (service) => m.next_service(name(service))],
  epoch: [m.reason_epoch, m.next_epoch],
  'slot-passed': [m.reason_slot_passed, m.next_slot_passed],
  'slot-ahead': [m.reason_slot_ahead, m.next_slot_ahead],
  seen: [(service) => seenWords(service)[0](), (service) => seenWords(service)[1]()],
  nonce: [m.reason_nonce, m.next_nonce],
  undisclosed: [m.reason_undisclosed, (service) => m.next_show(name(service))],
  'over-disclosed': [m.reason_over_disclosed, (service) => m.next_show(name(service))],
  'key-ended': [m.reason_key_ended, m.next_key_ended],
  proof: [m.reason_proof, m.next_proof],
  'not-entitled': [m.reason_not_entitled, m.next_not_entitled],
  busy: [m.reason_busy, m.next_busy],
  fault: [m.reason_fault, m.next_fault],
  'health-unreadable': [m.reason_health_unreadable, m.next_health_unreadable],
  'health-no-list': [m.reason_health_no_list, m.next_staff],
  'health-no-entitlement': [m.reason_health_entitlement, m.next_health_other],
  'health-unknown-issuer': [m.reason_health_issuer, m.next_health_other],
  'health-bad-signature': [m.reason_health_signature, m.next_health_original],
  'health-wrong-usage': [m.reason_health_signature, m.next_health_original],
  'health-revoked': [m.reason_health_revoked, m.next_health_other],
  'health-not-yet-valid': [m.reason_health_early, m.next_health_other],
  'health-expired': [m.reason_health_expired, m.next_health_other],
}

/** A code that was used, or a holder who was admitted, in the words of the time for which that holds. */
function seenWords({ admission, scope }: Service): readonly [() => string, () => string] {
  if (admission === 'once' && scope === 'day') return [m.reason_seen_day, m.next_seen_day]
  if (admission === 'once' && scope === 'month') return [m.reason_seen_month, m.next_seen_month]
  return [m.reason_seen, m.next_seen]
}

/** A refusal in words, for the person at the door. */
export function reasonInWords(reason: RefusalReason | HealthReason, service: Service): ReasonWords {
  const [why, next] = WORDS[reason]
  return { reason: why(service), next: next(service) }
}
