import {
  changesInWords,
  dayInCity,
  inLanguage,
  inOneLine,
  ServiceFacts,
  ServiceHistory,
  serviceHistory,
  standingOf,
} from '@hefu/app-browser/register'
import { type RegisterState, type Service, type ServiceId, serviceInForce } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import { addressOf } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'
import { Nowhere } from './nowhere.tsx'
import { useSite } from './site-context.ts'

const STANDINGS = { announced: m.standing_announced, 'in-force': m.standing_in_force, ended: m.standing_ended } as const

/** One service: all that it may ask, and every change of it. */
export function ServicePage({ id }: { readonly id: string }): JSX.Element {
  const site = useSite()
  const standing = standingOf(site.services, id as ServiceId)
  if (!standing) return <Nowhere />
  const { shown, next } = standing
  const history = serviceHistory(site.acts, shown.id)
  const coming = history.find(
    ({ service, logged }) => Math.max(service.validFrom, logged.effectiveFrom) === next?.validFrom,
  )
  return (
    <>
      <Title lead={STANDINGS[standing.standing]()}>{inLanguage(shown.name)}</Title>
      {next && (
        <Notice title={m.next_title({ date: dayInCity(next.validFrom, site.offset) })}>
          {coming && inOneLine(changesInWords(coming, site.offset))}
        </Notice>
      )}
      <ServiceFacts service={shown} until={endOf(shown, site.register.state, site.now)} state={site.register.state} />
      <ServiceHistory
        history={history}
        offset={site.offset}
        addressOfAct={(index) => addressOf({ page: 'act', index })}
      />
    </>
  )
}

/** When a service ends if nothing more is decided: a change that is announced ends its present form, and not the service. */
function endOf(service: Service, state: RegisterState, now: number): number {
  const registered = serviceInForce(state, service.id, now) ?? service
  return Math.min(registered.endsAt, state.types.get(service.type)?.endsAt ?? registered.endsAt)
}
