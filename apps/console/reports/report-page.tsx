import { Facts, inLanguage, momentInCity } from '@hefu/app-browser/register'
import { isClosed } from '@hefu/app-browser/reports'
import { addressOf, type Parameters, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { nameIn } from '../components/name-in.ts'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import { CityMap } from '../map/city-map.tsx'
import { districtAt } from '../map/district-at.ts'
import { useDistricts } from '../map/use-districts.ts'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { Named } from '../things/city-thing.ts'
import { readRegister } from '../things/thing-client.ts'
import { placeInWords } from '../things/thing-in-words.ts'
import { BeforeForm } from './before-form.tsx'
import type { Category, WorkedReport } from './fault-report.ts'
import { PhotoList } from './photo-list.tsx'
import { listCategories, readReport } from './report-client.ts'
import { ReportHistory } from './report-history.tsx'
import { categoryName, stateInWords, waitInWords } from './report-in-words.ts'
import { ReportWords } from './report-words.tsx'
import { StepForm } from './step-form.tsx'

/** One report: what somebody wrote and photographed, where it is, what became of it, and what can be done next. */
export function ReportPage({ id = '' }: Parameters): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(async () => {
    const [report, categories, { custodians }] = await Promise.all([
      readReport(api, id),
      listCategories(api),
      readRegister(api),
    ])
    return { report, categories, custodians }
  }, [id])
  const all = <a href={addressOf(['reports'])}>{m.reports_all()}</a>
  if (problem === 'unknown-report') {
    return (
      <>
        <Title>{m.reports_title()}</Title>
        <EmptyState title={m.report_gone_title()} action={all}>
          {m.report_gone()}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <Title actions={all}>{value ? categoryName(value.categories, value.report.category) : m.reports_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && <Report key={id} {...value} />}
    </>
  )
}

function Report(props: {
  readonly report: WorkedReport
  readonly categories: readonly Category[]
  readonly custodians: readonly Named[]
}): JSX.Element {
  const { categories, custodians } = props
  const [report, setReport] = useState(props.report)
  const { clock, offset } = useConsole()
  const districts = useDistricts()
  const district = districtAt(districts, report)
  const { id, thing, state, openedAt, closedAt, custodian, team, longitude, latitude, canFollow } = report
  const name = categoryName(categories, report.category)
  const look = isClosed(report) ? 'faint' : 'strong'
  return (
    <div class="beside">
      <div class="page">
        <Facts
          facts={[
            { name: m.report_state(), value: stateInWords(state) },
            { name: closedAt === null ? m.report_waits() : m.report_waited(), value: waitInWords(report, clock()) },
            { name: m.report_opened(), value: momentInCity(openedAt, offset) },
            ...(thing ? [{ name: m.report_thing(), value: <a href={addressOf(['things', thing])}>{thing}</a> }] : []),
            { name: m.thing_custodian(), value: nameIn(custodians, custodian) },
            ...(team ? [{ name: m.report_team(), value: team }] : []),
            {
              name: m.report_place(),
              value: district ? `${inLanguage(district.name)} · ${placeInWords(report)}` : placeInWords(report),
            },
            { name: m.report_follows(), value: canFollow ? m.report_follows_yes() : m.report_follows_no() },
            { name: m.report_id(), value: <span class="mono">{id}</span> },
          ]}
        />
        <ReportWords report={report} onChange={setReport} />
        <PhotoList report={report} onChange={setReport} />
        <BeforeForm report={report} onChange={setReport} />
        <StepForm key={state} report={report} onChange={setReport} />
      </div>
      <aside class="page">
        <CityMap
          label={m.report_map({ place: placeInWords(report) })}
          points={[{ id, longitude, latitude, look, name, href: '' }]}
          small
        />
        <ReportHistory events={report.events} />
      </aside>
    </div>
  )
}
