import { inLanguage } from '@hefu/app-browser/register'
import { addressOf, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Column, DataTable } from '../components/data-table.tsx'
import { DayField } from '../components/day-field.tsx'
import { FilterField } from '../components/filter-field.tsx'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { dayOf, startOf } from '../register/city-day.ts'
import { useConsole } from '../state/console-context.ts'
import { Authorities } from './authorities.tsx'
import { inspectingKeys } from './inspecting-keys.ts'
import { INSPECTION_STATES, type Inspection, type InspectionState, stateOf } from './inspection.ts'
import { listInspections } from './inspection-client.ts'
import { authorityName, stateInWords } from './inspection-in-words.ts'

/** Inspections that were registered, by day and state, and the authorities with what everybody sees of them. */
export function InspectionsPage(): JSX.Element {
  const { api, register, clock, offset } = useConsole()
  const keys = inspectingKeys(register.state)
  const today = dayOf(clock(), offset)
  const [from, setFrom] = useState(today)
  const [authority, setAuthority] = useState('')
  const [state, setState] = useState<InspectionState | ''>('')
  const asked = startOf(from, offset) === null ? today : from
  const { value, problem, reload } = useLoaded(() => {
    return listInspections(
      api,
      keys.map(({ id }) => id),
      asked,
    )
  }, [asked, keys.length])
  const shown = (value ?? []).filter((one) => {
    return (authority === '' || one.authority === authority) && (state === '' || stateOf(one, today) === state)
  })
  const add = (
    <a class="button secondary" href={addressOf(['inspections', 'new'])}>
      {m.inspection_new()}
    </a>
  )
  return (
    <>
      <Title lead={m.inspections_lead()} actions={keys.length > 0 && add}>
        {m.inspections_title()}
      </Title>
      <div class="filters">
        <DayField label={m.inspections_from()} value={from} onInput={setFrom} />
        <FilterField
          label={m.inspection_authority()}
          value={authority}
          onChange={setAuthority}
          options={keys.map(({ id, name }) => ({ value: `${id}`, title: inLanguage(name) }))}
        />
        <FilterField
          label={m.inspection_state()}
          value={state}
          onChange={setState}
          options={INSPECTION_STATES.map((one) => ({ value: one, title: stateInWords(one) }))}
        />
      </div>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && shown.length === 0 && (
        <EmptyState title={m.inspections_none_title()}>{m.inspections_none()}</EmptyState>
      )}
      {shown.length > 0 && (
        <DataTable
          label={m.inspections_title()}
          columns={useColumns(today)}
          rows={shown}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => addressOf(['inspections', id])}
          empty=""
        />
      )}
      <Authorities keys={keys} />
    </>
  )
}

function useColumns(today: string): readonly Column<Inspection>[] {
  const { register } = useConsole()
  const keys = inspectingKeys(register.state)
  const said = (one: Inspection): string => stateInWords(stateOf(one, today))
  return [
    { key: 'task', head: m.inspection_task(), text: ({ task }) => inLanguage(task) },
    {
      key: 'day',
      head: m.inspection_day(),
      text: ({ day }) => day,
      cell: ({ day }) => <span class="nowrap">{day}</span>,
    },
    {
      key: 'state',
      head: m.inspection_state(),
      text: said,
      cell: (one) => (
        <span class="mark" data-look={stateOf(one, today) === 'today' ? undefined : 'faint'}>
          {said(one)}
        </span>
      ),
    },
    { key: 'organisation', head: m.mandate_organisation(), text: ({ organisation }) => organisation },
    { key: 'authority', head: m.inspection_authority(), text: ({ authority }) => authorityName(keys, authority) },
    {
      key: 'rating',
      head: m.inspection_rating(),
      text: ({ rating }) => (rating === null ? '' : m.inspection_stars({ rating })),
      sortBy: ({ rating }) => rating,
    },
  ]
}
