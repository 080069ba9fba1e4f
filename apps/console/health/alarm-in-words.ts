import { addressOf } from '@hefu/app-browser/screens'
import type { RegisterState } from '@hefu/standard'
import * as m from '../paraglide/messages.js'
import { serviceName, typeName } from '../register/names.ts'
import type { Alarm } from './health.ts'

/** An alarm in words: what is the matter, what to do, and where. */
export interface AlarmWords {
  readonly title: string
  readonly remedy: string
  readonly link: { readonly href: string; readonly label: string } | null
}

type Words = (about: string, state: RegisterState) => AlarmWords

const toKeys = (): AlarmWords['link'] => ({ href: addressOf(['keys']), label: m.alarm_keys_link() })

const WORDS: Readonly<Record<string, Words>> = {
  'witness-silent': (about) => ({ title: m.alarm_witness({ about }), remedy: m.alarm_witness_do(), link: null }),
  'log-behind': () => ({ title: m.alarm_log(), remedy: m.alarm_log_do(), link: null }),
  'next-key-missing': (about, state) => ({
    title: m.alarm_key({ about: typeName(state, about) }),
    remedy: m.alarm_key_do(),
    link: toKeys(),
  }),
  'service-ends-soon': (about, state) => ({
    title: m.alarm_service({ about: serviceName(state, about) }),
    remedy: m.alarm_service_do(),
    link: { href: addressOf(['services', about]), label: m.alarm_service_link() },
  }),
  'type-ends-soon': (about, state) => ({
    title: m.alarm_type({ about: typeName(state, about) }),
    remedy: m.alarm_type_do(),
    link: toKeys(),
  }),
  'case-overdue': (about) => ({
    title: m.alarm_case(),
    remedy: m.alarm_case_do(),
    link: { href: addressOf(['cases', about]), label: m.alarm_case_link() },
  }),
  'receipt-missing': (about, state) => ({
    title: m.alarm_receipt({ about: typeName(state, about) }),
    remedy: m.alarm_receipt_do(),
    link: { href: addressOf(['propose', 'destruction']), label: m.alarm_receipt_link() },
  }),
  'gates-behind': () => ({ title: m.alarm_gates(), remedy: m.alarm_gates_do(), link: null }),
}

/** An alarm in words; of one that a newer city raises only its code, and where to read on. */
export function alarmInWords({ code, about }: Pick<Alarm, 'code' | 'about'>, state: RegisterState): AlarmWords {
  const words = WORDS[code]
  return words ? words(about ?? '', state) : { title: m.alarm_other({ code }), remedy: m.alarm_other_do(), link: null }
}
