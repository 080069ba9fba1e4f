import { dayInCity, inLanguage } from '@hefu/app-browser/register'
import { isClosed, REPORT_STATES } from '@hefu/app-browser/reports'
import { addressOf, queryOf } from '@hefu/app-browser/screens'
import { EmptyState, List, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { type Column, DataTable } from '../components/data-table.tsx'
import { FilterField } from '../components/filter-field.tsx'
import { nameIn } from '../components/name-in.ts'
import { SelectField } from '../components/select-field.tsx'
import { CityMap } from '../map/city-map.tsx'
import { districtAt } from '../map/district-at.ts'
import type { District } from '../map/map-ground.ts'
import { type Box, boxOf, type MapPoint } from '../map/map-point.ts'
import { useDistricts } from '../map/use-districts.ts'
import * as m from '../paraglide/messages.js'
import { type Console, useConsole } from '../state/console-context.ts'
import type { Named, ThingKind } from '../things/city-thing.ts'
import type { Category, ListedReport } from './fault-report.ts'
import { filterIn, filterReports, type ReportFilter } from './report-filter.ts'
import { ageInWords, categoryName, stateInWords, waitInWords } from './report-in-words.ts'
import { AGES } from './report-weeks.ts'

/** What is called how in a list of reports. */
export interface ReportNames {
  readonly categories: readonly Category[]
  readonly kinds: readonly ThingKind[]
  readonly custodians: readonly Named[]
}

interface ReportListProps {
  readonly reports: readonly ListedReport[]
  readonly names: ReportNames
  readonly kind: string
  readonly onKind: (kind: string) => void
}

/** Reports as a list and on a map beside it, both narrowed by the same filters. */
export function ReportList({ reports, names, kind, onKind }: ReportListProps): JSX.Element {
  const console = useConsole()
  const districts = useDistricts()
  const [filter, setFilter] = useState<ReportFilter>(() => filterIn(queryOf(location.hash)))
  const [part, setPart] = useState<Box | null>(null)
  const now = console.clock()
  const change = (some: Partial<ReportFilter>): void => setFilter({ ...filter, ...some })
  const box = filter.box && (part ?? filter.box)
  const onMap = useMemo(
    () => filterReports(reports, { ...filter, box: null }, { districts, now }),
    [reports, filter.shown, filter.age, filter.district, districts],
  )
  const listed = box ? filterReports(onMap, { ...filter, box }, { districts, now }) : onMap
  const points = useMemo(() => onMap.map((report) => pointOf(report, names.categories)), [onMap])
  return (
    <>
      <Filters {...{ filter, change, districts, names, kind, onKind }} />
      <div class="with-map">
        <div class="part">
          <List>
            <Switch
              label={m.map_only_here()}
              checked={filter.box !== null}
              onChange={(on) => change({ box: on ? (part ?? boxOf(points)) : null })}
            />
          </List>
          {listed.length === 0 ? (
            <EmptyState title={m.reports_none_title()}>{m.reports_none()}</EmptyState>
          ) : (
            <DataTable
              label={m.reports_title()}
              columns={columnsFor(console, names, districts, now)}
              rows={listed}
              keyOf={({ id }) => id}
              hrefOf={({ id }) => addressOf(['reports', id])}
              empty=""
            />
          )}
        </div>
        <CityMap label={m.reports_map({ count: points.length })} points={points} onMove={setPart} />
      </div>
    </>
  )
}

function Filters(
  props: Omit<ReportListProps, 'reports'> & {
    readonly filter: ReportFilter
    readonly change: (some: Partial<ReportFilter>) => void
    readonly districts: readonly District[]
  },
): JSX.Element {
  const { filter, change, districts, names, kind, onKind } = props
  const states = REPORT_STATES.map((state) => ({ value: state, title: stateInWords(state) }))
  return (
    <div class="filters">
      <SelectField
        label={m.report_state()}
        value={filter.shown}
        onChange={(shown) => change({ shown })}
        options={[{ value: 'waiting', title: m.reports_waiting() }, ...states, { value: 'all', title: m.filter_all() }]}
      />
      <SelectField
        label={m.report_age()}
        value={filter.age}
        onChange={(age) => change({ age })}
        options={[
          { value: 'any', title: m.filter_all() },
          ...AGES.map((age) => ({ value: age, title: ageInWords(age) })),
        ]}
      />
      <FilterField
        label={m.thing_kind()}
        value={kind}
        onChange={onKind}
        options={names.kinds.map(({ id, name }) => ({ value: id, title: inLanguage(name) }))}
      />
      {districts.length > 0 && (
        <FilterField
          label={m.report_area()}
          value={filter.district}
          onChange={(district) => change({ district })}
          options={districts.map(({ name }) => ({ value: name.en, title: inLanguage(name) }))}
        />
      )}
    </div>
  )
}

function pointOf({ id, longitude, latitude, ...report }: ListedReport, categories: readonly Category[]): MapPoint {
  const name = `${categoryName(categories, report.category)} · ${stateInWords(report.state)}`
  const look = isClosed(report) ? 'faint' : report.state === 'open' ? 'strong' : 'plain'
  return { id, longitude, latitude, look, name, href: addressOf(['reports', id]) }
}

function columnsFor(
  { offset }: Console,
  names: ReportNames,
  districts: readonly District[],
  now: number,
): readonly Column<ListedReport>[] {
  const area = (report: ListedReport): string => {
    const district = districtAt(districts, report)
    return district ? inLanguage(district.name) : ''
  }
  return [
    { key: 'what', head: m.report_what(), text: ({ category }) => categoryName(names.categories, category) },
    {
      key: 'state',
      head: m.report_state(),
      text: ({ state }) => stateInWords(state),
      cell: (report) => (
        <span class="mark" data-look={isClosed(report) ? 'faint' : undefined}>
          {stateInWords(report.state)}
        </span>
      ),
      sortBy: ({ state }) => REPORT_STATES.indexOf(state),
    },
    {
      key: 'age',
      head: m.report_waits(),
      text: (report) => waitInWords(report, now),
      cell: (report) => <span class="nowrap">{waitInWords(report, now)}</span>,
      sortBy: ({ openedAt, closedAt }) => (closedAt ?? now) - openedAt,
    },
    {
      key: 'opened',
      head: m.report_opened(),
      text: ({ openedAt }) => dayInCity(openedAt, offset),
      sortBy: ({ openedAt }) => openedAt,
    },
    ...(districts.length > 0 ? [{ key: 'area', head: m.report_area(), text: area }] : []),
    { key: 'thing', head: m.report_thing(), text: ({ thing }) => thing ?? '' },
    { key: 'custodian', head: m.thing_custodian(), text: ({ custodian }) => nameIn(names.custodians, custodian) },
    { key: 'team', head: m.report_team(), text: ({ team }) => team ?? '' },
  ]
}
