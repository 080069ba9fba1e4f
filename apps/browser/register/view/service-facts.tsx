import type { RegisterState, Service } from '@hefu/standard'
import type { JSX } from 'preact'
import * as m from '../../paraglide/messages.js'
import { inLanguage } from '../../words/languages.ts'
import { inOneLine } from '../words/languages.ts'
import { dayInCity } from '../words/moments.ts'
import {
  attributesInWords,
  conditionsInWords,
  recognitionInWords,
  retentionInWords,
} from '../words/service-in-words.ts'
import { Facts } from './facts.tsx'

/** All that a registration says. @param props.until Unix seconds: when it ends, if nothing more is decided */
export function ServiceFacts(props: {
  readonly service: Service
  readonly until: number
  readonly state: RegisterState
}): JSX.Element {
  const { service, until, state } = props
  const { types, issuers } = state
  const offset = state.city?.utcOffsetMinutes ?? 0
  const registered = types.get(service.type)
  const type = registered?.type
  const issuer = issuers.get(service.issuer)
  const conditions = conditionsInWords(service, type)
  const card = {
    type: type ? inLanguage(type.name) : service.type,
    issuer: issuer ? inLanguage(issuer.name) : service.issuer,
  }
  return (
    <Facts
      facts={[
        { name: m.fact_operator(), value: inLanguage(service.operator) },
        { name: m.fact_purpose(), value: inLanguage(service.purpose) },
        { name: m.fact_basis(), value: inLanguage(service.legalBasis) },
        { name: m.fact_required(), value: attributesInWords(type, service.required) },
        { name: m.fact_optional(), value: attributesInWords(type, service.optional) },
        { name: m.fact_admits(), value: conditions.length > 0 ? inOneLine(conditions) : m.everybody() },
        { name: m.fact_showing(), value: service.showing === 'open' ? m.showing_open() : m.showing_answer() },
        { name: m.fact_scope(), value: recognitionInWords(service, registered) },
        { name: m.fact_retention(), value: retentionInWords(service.retentionDays) },
        { name: m.fact_from(), value: dayInCity(service.validFrom, offset) },
        { name: m.fact_until(), value: dayInCity(until, offset) },
        { name: m.fact_card(), value: m.card_of(card) },
        { name: m.fact_contact(), value: service.contact },
        { name: m.fact_complaints(), value: inLanguage(service.complaints) },
      ]}
    />
  )
}
