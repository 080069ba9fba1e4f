import { toBase64url } from '@hefu/bytes'
import type { RegisterState, Service } from '@hefu/standard'
import * as m from '../../paraglide/messages.js'
import { inLanguage } from '../../words/languages.ts'
import { inOneLine } from './languages.ts'
import { dayInCity } from './moments.ts'
import { attributesInWords, conditionsInWords, recognitionInWords, retentionInWords } from './service-in-words.ts'

/** A part of a registration under its name, in words. */
export interface FactInWords {
  readonly name: string
  readonly value: string
}

/** All that a registration says. @param until Unix seconds: when it ends, if nothing more is decided */
export function serviceFactsInWords(service: Service, until: number, state: RegisterState): readonly FactInWords[] {
  const { types, issuers } = state
  const offset = state.city?.utcOffsetMinutes ?? 0
  const registered = types.get(service.type)
  const type = registered?.type
  const issuer = issuers.get(service.issuer)
  const conditions = conditionsInWords(service, type)
  const keys = service.requestKeys.map(({ id, publicKey }) => m.request_key({ id, key: toBase64url(publicKey) }))
  const card = {
    type: type ? inLanguage(type.name) : service.type,
    issuer: issuer ? inLanguage(issuer.name) : service.issuer,
  }
  return [
    { name: m.fact_name(), value: inLanguage(service.name) },
    { name: m.fact_operator(), value: inLanguage(service.operator) },
    { name: m.fact_purpose(), value: inLanguage(service.purpose) },
    { name: m.fact_basis(), value: inLanguage(service.legalBasis) },
    { name: m.fact_required(), value: attributesInWords(type, service.required) },
    { name: m.fact_optional(), value: attributesInWords(type, service.optional) },
    { name: m.fact_admits(), value: conditions.length > 0 ? inOneLine(conditions) : m.everybody() },
    { name: m.fact_admission(), value: service.admission === 'once' ? m.admission_once() : m.admission_any() },
    { name: m.fact_showing(), value: service.showing === 'open' ? m.showing_open() : m.showing_answer() },
    { name: m.fact_scope(), value: recognitionInWords(service, registered) },
    { name: m.fact_retention(), value: retentionInWords(service.retentionDays) },
    { name: m.fact_from(), value: dayInCity(service.validFrom, offset) },
    { name: m.fact_until(), value: dayInCity(until, offset) },
    { name: m.fact_card(), value: m.card_of(card) },
    { name: m.fact_contact(), value: service.contact },
    { name: m.fact_complaints(), value: inLanguage(service.complaints) },
    { name: m.fact_request_keys(), value: keys.length > 0 ? inOneLine(keys) : m.nothing() },
    { name: m.fact_answers_at(), value: service.answersAt ?? m.answers_only_shown() },
  ]
}
