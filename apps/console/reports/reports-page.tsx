import { queryOf, useLoaded } from '@hefu/app-browser/screens'
import { Notice, Segments, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { readRegister } from '../things/thing-client.ts'
import { useOwnCustodian } from '../things/use-own-custodian.ts'
import { ReportCharts } from './report-charts.tsx'
import { listCategories, listReports } from './report-client.ts'
import { ReportList } from './report-list.tsx'

/** What people have reported of the city's things and streets: a list and a map of what waits, and how fast it is worked off. */
export function ReportsPage(): JSX.Element {
  const { api } = useConsole()
  const thing = queryOf(location.hash).get('thing') ?? ''
  const custodian = useOwnCustodian()
  const [kind, setKind] = useState('')
  const [view, setView] = useState<'list' | 'figures'>('list')
  const names = useLoaded(async () => {
    const [register, categories] = await Promise.all([readRegister(api), listCategories(api)])
    return { ...register, categories }
  })
  const query = { ...(kind && { kind }), ...(thing && { thing }) }
  const fetched = useLoaded(() => listReports(api, query), [kind, thing])
  const problem = names.problem ?? fetched.problem
  const reload = (): void => {
    names.reload()
    fetched.reload()
  }
  const lead = thing ? m.reports_of_thing({ thing }) : custodian ? m.reports_of({ custodian }) : m.reports_lead()
  const ready = names.value && fetched.value ? { names: names.value, ...fetched.value } : null
  return (
    <>
      <Title lead={lead}>{m.reports_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!ready && !problem && <Working label={m.working()} />}
      {ready && !ready.isWhole && (
        <Notice title={m.reports_more_title({ count: ready.reports.length })}>{m.reports_more()}</Notice>
      )}
      {ready && !thing && (
        <Segments
          label={m.reports_view()}
          value={view}
          onChange={setView}
          options={[
            { value: 'list', title: m.reports_view_list() },
            { value: 'figures', title: m.reports_charts() },
          ]}
        />
      )}
      {ready && view === 'list' && (
        <ReportList reports={ready.reports} names={ready.names} kind={kind} onKind={setKind} />
      )}
      {ready && view === 'figures' && <ReportCharts reports={ready.reports} />}
    </>
  )
}
