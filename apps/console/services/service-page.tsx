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
import { addressOf, type Parameters } from '@hefu/app-browser/screens'
import type { ServiceId } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { ResidentsView } from '../proposals/residents-view.tsx'
import { Nowhere } from '../screens/nowhere.tsx'
import { useConsole } from '../state/console-context.ts'
import { endOf, STANDINGS } from './service-standing.ts'

/** One service: what it may ask, what was asked when, and what comes next. */
export function ServicePage({ id = '' }: Parameters): JSX.Element {
  const { services, register, acts, offset, now } = useConsole()
  const standing = standingOf(services, id as ServiceId)
  if (!standing) return <Nowhere />
  const { shown, next } = standing
  const history = serviceHistory(acts, shown.id)
  const coming = history.find(
    ({ service, logged }) => Math.max(service.validFrom, logged.effectiveFrom) === next?.validFrom,
  )
  return (
    <>
      <Title
        lead={STANDINGS[standing.standing]()}
        actions={
          <a class="button secondary" href={addressOf(['propose', 'service'], { of: shown.id })}>
            {m.service_change()}
          </a>
        }
      >
        {inLanguage(shown.name)}
      </Title>
      {next && (
        <Notice title={m.service_next({ date: dayInCity(next.validFrom, offset) })}>
          {coming && inOneLine(changesInWords(coming, offset))}
        </Notice>
      )}
      <div class="beside">
        <div class="page">
          <ServiceHistory
            history={history}
            offset={offset}
            addressOfAct={(index) => addressOf(['log', String(index)])}
          />
          <section class="part">
            <h2>{m.service_now()}</h2>
            <ServiceFacts service={shown} until={endOf(shown, register.state, now)} state={register.state} />
          </section>
        </div>
        <aside>
          <ResidentsView service={shown} state={register.state} />
        </aside>
      </div>
    </>
  )
}
