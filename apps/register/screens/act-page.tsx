import {
  actInWords,
  changeBy,
  changesInWords,
  Facts,
  inLanguage,
  inOneLine,
  type LoggedAct,
  momentInCity,
  officeInWords,
  type ServiceChange,
  ServiceFacts,
} from '@hefu/app-browser/register'
import type { JSX } from 'preact'
import { ActChecker } from '../components/act-checker.tsx'
import { Title } from '../components/title.tsx'
import { addressOf } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'
import { rawAct } from '../reading/raw-act.ts'
import { Nowhere } from './nowhere.tsx'
import { useSite } from './site-context.ts'

/** One act: what it does, who decided it, and the check that it is in the log. */
export function ActPage({ index }: { readonly index: number }): JSX.Element {
  const { acts, register, offset } = useSite()
  const logged = acts[index]
  if (!logged) return <Nowhere />
  const { act, effectiveFrom } = logged
  const change = changeBy(logged)
  return (
    <>
      <Title lead={m.act_number({ number: index })}>{titleOf(logged, change)}</Title>
      <Facts
        facts={[
          { name: m.act_proposed(), value: <By logged={logged} officer={act.proposer} at={act.proposedAt} /> },
          { name: m.act_approved(), value: <By logged={logged} officer={act.approver} at={act.decidedAt} /> },
          { name: m.act_effective(), value: momentInCity(effectiveFrom, offset) },
          ...(change && !isNew(change)
            ? [{ name: m.act_changes(), value: inOneLine(changesInWords(change, offset)) }]
            : []),
        ]}
      />
      <ActChecker register={register} logged={logged} />
      {change && (
        <section class="part">
          <h2>{m.act_registers()}</h2>
          <ServiceFacts service={change.service} until={change.service.endsAt} state={register.state} />
          <a href={addressOf({ page: 'service', id: change.service.id })}>{m.act_service_link()}</a>
        </section>
      )}
      <details class="raw">
        <summary>{m.act_raw()}</summary>
        <pre class="mono">{rawAct(act)}</pre>
      </details>
    </>
  )
}

/** The changes of a service are listed below. */
function titleOf(logged: LoggedAct, change: ServiceChange | null): string {
  return change && !isNew(change)
    ? m.act_service_changed({ name: inLanguage(change.service.name) })
    : actInWords(logged)
}

function isNew({ further }: ServiceChange): boolean {
  return further.some(({ what }) => what === 'new')
}

function By(props: {
  readonly logged: LoggedAct
  readonly officer: LoggedAct['act']['proposer']
  readonly at: number
}): JSX.Element {
  const { logged, officer, at } = props
  const { offset } = useSite()
  return <>{m.act_by({ office: officeInWords(logged, officer), officer, moment: momentInCity(at, offset) })}</>
}
