import { PERSON_IDENTITY, type PseudonymScope, type Service } from '@hefu/standard'
import {
  keeps_nothing,
  scope_account,
  scope_day,
  scope_known,
  scope_month,
  scope_visit,
} from '../paraglide/messages.js'
import { counted } from './times.ts'

const SCOPES: Readonly<Record<PseudonymScope, () => string>> = {
  visit: scope_visit,
  day: scope_day,
  month: scope_month,
  account: scope_account,
}

/**
 * For how long a service knows the same holder again, in words. Who is shown a name or a number knows by that, whatever the scope
 * of its pseudonyms.
 */
export function scopeInWords(service: Service, disclosed: readonly number[]): string {
  const identifies = service.type === PERSON_IDENTITY.id && disclosed.length > 0
  return identifies ? scope_known() : SCOPES[service.scope]()
}

/** For how long a service keeps what it was shown, in words. */
export function retentionInWords(days: number): string {
  return days === 0 ? keeps_nothing() : counted(days, 'day')
}
