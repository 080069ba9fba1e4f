import { dayInCity } from '@hefu/app-browser/register'
import { addressOf, queryOf, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Notice, Segments, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { typeName } from '../register/names.ts'
import { type Console, useConsole } from '../state/console-context.ts'
import { listCases } from './case-client.ts'
import { kindInWords, timeLeftInWords } from './case-in-words.ts'
import type { ListedCase } from './person-case.ts'
import { byUrgency, urgencyOf } from './urgency.ts'

/** What people have written to the city, what is due first leading. Nothing in the list says whose a case is. */
export function CasesPage(): JSX.Element {
  const console = useConsole()
  const { value: cases, problem, reload } = useLoaded(() => listCases(console))
  return (
    <>
      <Title lead={m.case_lead()}>{m.case_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!cases && !problem && <Working label={m.working()} />}
      {cases && <Cases cases={cases} console={console} />}
    </>
  )
}

function Cases({ cases, console }: { readonly cases: readonly ListedCase[]; readonly console: Console }): JSX.Element {
  const asked = queryOf(location.hash).get('show')
  const [status, setStatus] = useState<ListedCase['status']>(asked === 'answered' ? 'answered' : 'open')
  const now = console.clock()
  const of = (wanted: ListedCase['status']): readonly ListedCase[] => cases.filter((one) => one.status === wanted)
  const late = cases.filter((one) => urgencyOf(one, now).urgency === 'late')
  const shown = byUrgency(of(status))
  return (
    <>
      {late.length > 0 && (
        <Notice tone="warning" title={m.case_late_title({ count: late.length })}>
          {m.case_late_hint()}
        </Notice>
      )}
      <Segments
        label={m.case_show()}
        value={status}
        onChange={setStatus}
        options={[
          { value: 'open', title: m.case_show_open({ count: of('open').length }) },
          { value: 'answered', title: m.case_show_done({ count: of('answered').length }) },
        ]}
      />
      {shown.length > 0 && (
        <DataTable
          key={status}
          label={m.case_title()}
          columns={columnsFor(console, now)}
          rows={shown}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => addressOf(['cases', id])}
          empty=""
        />
      )}
      {shown.length === 0 && status === 'open' && <EmptyState title={m.case_none_title()}>{m.case_none()}</EmptyState>}
      {shown.length === 0 && status === 'answered' && <p class="small">{m.case_none_done()}</p>}
    </>
  )
}

function columnsFor({ register, offset }: Console, now: number): readonly Column<ListedCase>[] {
  return [
    { key: 'kind', head: m.case_kind(), text: ({ kind }) => kindInWords(kind) },
    { key: 'card', head: m.case_card(), text: ({ type }) => typeName(register.state, type) },
    {
      key: 'received',
      head: m.case_received(),
      text: ({ openedAt }) => dayInCity(openedAt, offset),
      sortBy: ({ openedAt }) => openedAt,
    },
    {
      key: 'due',
      head: m.case_due(),
      text: ({ dueAt }) => dayInCity(dueAt, offset),
      sortBy: ({ dueAt }) => dueAt,
    },
    {
      key: 'left',
      head: m.case_time(),
      text: (one) => timeLeftInWords(one, now),
      cell: (one) => <span data-urgency={urgencyOf(one, now).urgency}>{timeLeftInWords(one, now)}</span>,
      sortBy: ({ dueAt }) => dueAt,
    },
  ]
}
