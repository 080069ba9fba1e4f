import { Facts, inLanguage } from '@hefu/app-browser/register'
import { addressOf, type Parameters, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { CodePicture } from '../components/code-picture.tsx'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { dayOf } from '../register/city-day.ts'
import { useConsole } from '../state/console-context.ts'
import { inspectingKeys } from './inspecting-keys.ts'
import { type Inspection, stateOf } from './inspection.ts'
import { readInspection, readTaskCode } from './inspection-client.ts'
import { authorityName, stateInWords } from './inspection-in-words.ts'

/** One inspection: what was registered, the code that its inspectors show first, and what the organisation said afterwards. */
export function InspectionPage({ id = '' }: Parameters): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(() => readInspection(api, id), [id])
  const all = <a href={addressOf(['inspections'])}>{m.inspections_all()}</a>
  if (problem === 'unknown-inspection') {
    return (
      <>
        <Title>{m.inspections_title()}</Title>
        <EmptyState title={m.inspection_gone_title()} action={all}>
          {m.inspection_gone()}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <Title actions={all}>{value ? inLanguage(value.task) : m.inspections_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && <Registered inspection={value} />}
    </>
  )
}

function Registered({ inspection }: { readonly inspection: Inspection }): JSX.Element {
  const { register, clock, offset, session } = useConsole()
  const { organisation, authority, day, legalBasis, officers, rating, comment } = inspection
  const state = stateOf(inspection, dayOf(clock(), offset))
  const readsOrganisations = session.roles.includes('organisations')
  return (
    <div class="beside">
      <div class="page">
        <Facts
          facts={[
            { name: m.inspection_state(), value: stateInWords(state) },
            { name: m.inspection_day(), value: day },
            {
              name: m.mandate_organisation(),
              value: readsOrganisations ? (
                <a href={addressOf(['organisations', organisation])}>{organisation}</a>
              ) : (
                organisation
              ),
            },
            { name: m.inspection_authority(), value: authorityName(inspectingKeys(register.state), authority) },
            { name: m.inspection_basis(), value: inLanguage(legalBasis) },
            { name: m.inspection_officers(), value: <Lines lines={officers} /> },
            ...(rating === null ? [] : [{ name: m.inspection_rating(), value: m.inspection_stars({ rating }) }]),
          ]}
        />
        {comment && (
          <section class="part">
            <h2>{m.inspection_comment()}</h2>
            <blockquote class="letter">{comment}</blockquote>
          </section>
        )}
      </div>
      <aside class="page before">
        {state === 'planned' || state === 'today' ? (
          <TaskCode inspection={inspection} />
        ) : (
          <Notice title={m.inspection_code_over_title()}>{m.inspection_code_over()}</Notice>
        )}
      </aside>
    </div>
  )
}

function TaskCode({ inspection }: { readonly inspection: Inspection }): JSX.Element {
  const { api, register } = useConsole()
  const { id, task, authority, organisation, day } = inspection
  const { value, problem, reload } = useLoaded(() => readTaskCode(api, id), [id])
  if (problem === 'unknown-inspection') {
    return <Notice title={m.inspection_key_over_title()}>{m.inspection_key_over()}</Notice>
  }
  return (
    <>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && (
        <CodePicture
          text={value}
          label={m.inspection_picture({ task: inLanguage(task) })}
          fileName={`inspection-${day}-${organisation}`}
          lines={[
            inLanguage(task),
            authorityName(inspectingKeys(register.state), authority),
            m.inspection_for({ organisation, day }),
          ]}
          hint={m.inspection_code_hint()}
        />
      )}
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <>
      {lines.map((line, i) => (
        <span class="line" key={`${i} ${line}`}>
          {line}
        </span>
      ))}
    </>
  )
}
