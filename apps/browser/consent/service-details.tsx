import type { CredentialType, Service } from '@hefu/standard'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { dayInCity } from '../register/words/moments.ts'
import { inLanguage, listed } from '../words/languages.ts'
import { lowered } from './lowered.ts'
import { retentionInWords, scopeInWords } from './scopes.ts'
import { Told } from './told.tsx'

/** What a wallet says of a service when its holder looks at it: all that residents see of one that they show to openly. */
export function ServiceDetails(props: {
  readonly service: Service
  readonly type: CredentialType
  readonly utcOffsetMinutes: number
}): JSX.Element {
  const { service, type, utcOffsetMinutes } = props
  const learns = labelsOf(type, service.required)
  const mayAsk = labelsOf(type, service.optional)
  return (
    <Told
      facts={[
        { name: m.detail_operator(), value: inLanguage(service.operator) },
        { name: m.detail_purpose(), value: inLanguage(service.purpose) },
        { name: m.detail_basis(), value: inLanguage(service.legalBasis) },
        { name: m.detail_sees(), value: learns.length > 0 ? listed(lowered(learns)) : m.detail_nothing() },
        ...(mayAsk.length > 0 ? [{ name: m.detail_may_ask(), value: listed(lowered(mayAsk)) }] : []),
        { name: m.detail_recognises(), value: scopeInWords(service, service.required) },
        { name: m.detail_keeps(), value: retentionInWords(service.retentionDays) },
        { name: m.detail_complain(), value: inLanguage(service.complaints) },
        { name: m.detail_contact(), value: service.contact },
        { name: m.detail_card(), value: inLanguage(type.name) },
        { name: m.detail_until(), value: dayInCity(service.endsAt - 1, utcOffsetMinutes) },
      ]}
    />
  )
}

function labelsOf(type: CredentialType, indexes: readonly number[]): readonly string[] {
  return indexes.flatMap((index) => {
    const attribute = type.attributes[index]
    return attribute ? [inLanguage(attribute.label)] : []
  })
}
