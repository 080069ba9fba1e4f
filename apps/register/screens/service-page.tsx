import { type RegisterState, type Service, type ServiceId, serviceInForce } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Facts } from '../components/facts.tsx'
import { ServiceHistory } from '../components/service-history.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { standingOf } from '../reading/registered-services.ts'
import { serviceHistory } from '../reading/service-history.ts'
import { changesInWords } from '../words/change-in-words.ts'
import { inLanguage, inOneLine } from '../words/languages.ts'
import { dayInCity } from '../words/moments.ts'
import {
  attributesInWords,
  conditionsInWords,
  recognitionInWords,
  retentionInWords,
} from '../words/service-in-words.ts'
import { Nowhere } from './nowhere.tsx'
import { type Site, useSite } from './site-context.ts'

const STANDINGS = { announced: m.standing_announced, 'in-force': m.standing_in_force, ended: m.standing_ended } as const

/** One service: all that it may ask, and every change of it. */
export function ServicePage({ id }: { readonly id: string }): JSX.Element {
  const site = useSite()
  const standing = standingOf(site.services, id as ServiceId)
  if (!standing) return <Nowhere />
  const { shown, next } = standing
  const history = serviceHistory(site.acts, shown.id)
  const coming = next && history.find(({ logged }) => logged.effectiveFrom > site.now)
  return (
    <>
      <Title lead={STANDINGS[standing.standing]()}>{inLanguage(shown.name)}</Title>
      {next && (
        <Notice title={m.next_title({ date: dayInCity(next.validFrom, site.offset) })}>
          {coming && inOneLine(changesInWords(coming, site.offset))}
        </Notice>
      )}
      <Facts facts={factsOf(shown, site)} />
      <ServiceHistory history={history} />
    </>
  )
}

function factsOf(
  service: Service,
  { register, offset, now }: Site,
): readonly { name: string; value: JSX.Element | string }[] {
  const { types, issuers } = register.state
  const type = types.get(service.type)?.type
  const issuer = issuers.get(service.issuer)
  const conditions = conditionsInWords(service, type)
  return [
    { name: m.fact_operator(), value: inLanguage(service.operator) },
    { name: m.fact_purpose(), value: inLanguage(service.purpose) },
    { name: m.fact_basis(), value: inLanguage(service.legalBasis) },
    { name: m.fact_required(), value: attributesInWords(type, service.required) },
    { name: m.fact_optional(), value: attributesInWords(type, service.optional) },
    { name: m.fact_admits(), value: conditions.length > 0 ? inOneLine(conditions) : m.everybody() },
    { name: m.fact_showing(), value: service.showing === 'open' ? m.showing_open() : m.showing_answer() },
    { name: m.fact_scope(), value: recognitionInWords(service, types.get(service.type)) },
    { name: m.fact_retention(), value: retentionInWords(service.retentionDays) },
    { name: m.fact_from(), value: dayInCity(service.validFrom, offset) },
    { name: m.fact_until(), value: dayInCity(endOf(service, register.state, now), offset) },
    {
      name: m.fact_card(),
      value: m.card_of({
        type: type ? inLanguage(type.name) : service.type,
        issuer: issuer ? inLanguage(issuer.name) : service.issuer,
      }),
    },
    { name: m.fact_contact(), value: service.contact },
    { name: m.fact_complaints(), value: inLanguage(service.complaints) },
  ]
}

/** When a service ends if nothing more is decided: a change that is announced ends its present form, and not the service. */
function endOf(service: Service, state: RegisterState, now: number): number {
  const registered = serviceInForce(state, service.id, now) ?? service
  return Math.min(registered.endsAt, state.types.get(service.type)?.endsAt ?? registered.endsAt)
}
