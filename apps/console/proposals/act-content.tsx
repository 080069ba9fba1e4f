import {
  changeBy,
  changesInWords,
  type LoggedAct,
  type ServiceChange,
  ServiceFacts,
  serviceDiff,
} from '@hefu/app-browser/register'
import { serviceInForce } from '@hefu/standard'
import type { ComponentChildren, JSX } from 'preact'
import { DataTable } from '../components/data-table.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { ActFacts } from './act-facts.tsx'
import { ResidentsView } from './residents-view.tsx'

interface ContentProps {
  /** What stands below, such as the decision. */
  readonly children?: ComponentChildren
}

/** What an act or a proposal does: in plain words first, then in full. */
export function ActContent(props: ContentProps & { readonly logged: LoggedAct }): JSX.Element {
  const { logged, children } = props
  const change = changeBy(logged)
  if (change) return <ServiceContent change={change}>{children}</ServiceContent>
  return (
    <>
      <ActFacts logged={logged} />
      {children}
    </>
  )
}

function ServiceContent(props: ContentProps & { readonly change: ServiceChange }): JSX.Element {
  const { change, children } = props
  const { offset } = useConsole()
  const { service, logged } = change
  const { before: state, act } = logged
  const present = serviceInForce(state, service.id, act.decidedAt)
  const differences = present ? serviceDiff(present, service, state) : []
  return (
    <div class="beside">
      <div class="page">
        <section class="part">
          <h2>{m.changes_title()}</h2>
          <ul class="changes-list">
            {changesInWords(change, offset).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
        {present ? (
          <section class="part">
            <h2>{m.differences_title()}</h2>
            <DataTable
              label={m.differences_title()}
              plain
              rows={differences}
              keyOf={({ name }) => name}
              empty={m.differences_none()}
              columns={[
                { key: 'what', head: m.column_what(), text: ({ name }) => name },
                { key: 'before', head: m.column_before(), text: ({ before }) => before },
                { key: 'after', head: m.column_after(), text: ({ after }) => after },
              ]}
            />
          </section>
        ) : (
          <section class="part">
            <h2>{m.registers_title()}</h2>
            <ServiceFacts service={service} until={service.endsAt} state={state} />
          </section>
        )}
        {present && (
          <details class="more">
            <summary>{m.registers_all()}</summary>
            <ServiceFacts service={service} until={service.endsAt} state={state} />
          </details>
        )}
        {children}
      </div>
      <aside>
        <ResidentsView service={service} state={state} />
      </aside>
    </div>
  )
}
