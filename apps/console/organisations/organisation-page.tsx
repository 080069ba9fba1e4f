import {
  type InspectionResult,
  kindInWords,
  type Licence,
  type OrganisationDetail,
  readOrganisation,
  resultInWords,
  spanInWords,
  standingInWords,
  statusInWords,
} from '@hefu/app-browser/organisations'
import { dayInCity, Facts, inLanguage } from '@hefu/app-browser/register'
import { addressOf, type Parameters, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import { OrganisationMandates } from '../mandates/organisation-mandates.tsx'
import { CityMap } from '../map/city-map.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { placeInWords } from '../things/thing-in-words.ts'
import { expectedCheckDigit, isDoubted } from './uscc-check.ts'

/** One organisation: what everybody reads at its door, and to officers alone whether its number wants a look. */
export function OrganisationPage({ id = '' }: Parameters): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(() => readOrganisation(api, id), [id])
  const all = <a href={addressOf(['organisations'])}>{m.orgs_all()}</a>
  if (problem === 'not-found') {
    return (
      <>
        <Title>{m.orgs_title()}</Title>
        <EmptyState title={m.org_gone_title()} action={all}>
          {m.org_gone()}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <Title actions={all}>{value ? inLanguage(value.organisation.name) : m.orgs_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && <Organisation {...value} />}
    </>
  )
}

function Organisation({ organisation, licences, results }: OrganisationDetail): JSX.Element {
  const { config, offset, session } = useConsole()
  const { id, name, kind, uscc, lei, gln, address, point, status, closedAt } = organisation
  const codes = [
    [m.org_uscc(), uscc],
    [m.org_lei(), lei],
    [m.org_gln(), gln],
    [m.thing_id(), id],
  ] as const
  return (
    <>
      <div class={point ? 'beside' : 'page'}>
        <div class="page">
          {isDoubted(uscc) && (
            <Notice tone="warning" title={m.org_doubted_title()}>
              {m.org_doubted({ given: uscc?.[17] ?? '', expected: expectedCheckDigit(uscc ?? '') ?? '' })}
            </Notice>
          )}
          <Facts
            facts={[
              { name: m.thing_kind(), value: kindInWords(kind) },
              { name: m.thing_status(), value: statusInWords(status) },
              ...(closedAt === null ? [] : [{ name: m.org_closed_on(), value: dayInCity(closedAt, offset) }]),
              ...(address ? [{ name: m.thing_address(), value: inLanguage(address) }] : []),
              ...codes.flatMap(([term, code]) =>
                code === null ? [] : [{ name: term, value: <span class="mono">{code}</span> }],
              ),
            ]}
          />
          <p class="buttons">
            <a href={`${config.cityUrl}/o/${encodeURIComponent(id)}`} target="_blank" rel="noopener noreferrer">
              {m.org_public()}
            </a>
            {session.roles.includes('inspections') && (
              <a href={addressOf(['inspections', 'new'], { organisation: id })}>{m.inspection_new()}</a>
            )}
          </p>
        </div>
        {point && (
          <aside class="page">
            <CityMap
              label={m.report_map({ place: placeInWords(point) })}
              points={[{ id, ...point, look: 'strong', name: inLanguage(name), href: '' }]}
              small
            />
          </aside>
        )}
      </div>
      <OrganisationMandates organisation={id} />
      <section class="part">
        <h2>{m.org_licences()}</h2>
        <DataTable
          label={m.org_licences()}
          columns={licenceColumns()}
          rows={licences}
          keyOf={({ number }) => number}
          empty={m.org_licences_none()}
          plain
        />
      </section>
      <section class="part">
        <h2>{m.org_results()}</h2>
        <DataTable
          label={m.org_results()}
          columns={resultColumns()}
          rows={results}
          keyOf={({ day, title, authority }) => `${day} ${title['zh-CN']} ${authority['zh-CN']}`}
          empty={m.org_results_none()}
          plain
        />
      </section>
    </>
  )
}

function licenceColumns(): readonly Column<Licence>[] {
  return [
    { key: 'title', head: m.licence_for(), text: ({ title }) => inLanguage(title) },
    {
      key: 'standing',
      head: m.thing_status(),
      text: standingInWords,
      cell: (licence) => (
        <span class="mark" data-look={licence.standing === 'granted' ? 'faint' : undefined}>
          {standingInWords(licence)}
        </span>
      ),
    },
    {
      key: 'span',
      head: m.licence_valid(),
      text: spanInWords,
      cell: (licence) => <span class="nowrap">{spanInWords(licence)}</span>,
      sortBy: ({ validUntil }) => validUntil,
    },
    { key: 'authority', head: m.licence_authority(), text: ({ authority }) => inLanguage(authority) },
    { key: 'number', head: m.licence_number(), text: ({ number }) => number },
  ]
}

function resultColumns(): readonly Column<InspectionResult>[] {
  return [
    { key: 'day', head: m.result_day(), text: ({ day }) => day, cell: ({ day }) => <span class="nowrap">{day}</span> },
    { key: 'title', head: m.result_what(), text: ({ title }) => inLanguage(title) },
    { key: 'result', head: m.result_found(), text: resultInWords },
    { key: 'authority', head: m.licence_authority(), text: ({ authority }) => inLanguage(authority) },
  ]
}
