import { PERSON_IDENTITY, type PseudonymScope, type Service } from '@hefu/standard'
import * as m from '../paraglide/messages.js'
import { presentLanguage } from '../words/languages.ts'
import { counted } from '../words/lengths-of-time.ts'

const SCOPES: Readonly<Record<PseudonymScope, () => string>> = {
  visit: m.recognises_visit,
  day: m.recognises_day,
  month: m.recognises_month,
  account: m.recognises_account,
}

/**
 * For how long a service knows the same holder again, in words. Who is shown a name or a number knows by that, whatever the scope
 * of its pseudonyms.
 */
export function scopeInWords(service: Service, disclosed: readonly number[]): string {
  const identifies = service.type === PERSON_IDENTITY.id && disclosed.length > 0
  return identifies ? m.recognises_known() : SCOPES[service.scope]()
}

/** For how long a service keeps what it was shown, in words. */
export function retentionInWords(days: number): string {
  return days === 0 ? m.keeps_not_at_all() : counted(days, 'day', presentLanguage())
}
