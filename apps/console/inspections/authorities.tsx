import { dayInCity, inLanguage, presentLanguage } from '@hefu/app-browser/register'
import { addressOf, useLoaded } from '@hefu/app-browser/screens'
import type { LabelKey } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { AuthorityFigures } from './inspection.ts'
import { readFigures } from './inspection-client.ts'

/** The authorities that may inspect, each with its key and the figures that everybody sees. */
export function Authorities({ keys }: { readonly keys: readonly LabelKey[] }): JSX.Element {
  const { api, config } = useConsole()
  const { value, problem, reload } = useLoaded(() => readFigures(api), [keys.length])
  return (
    <section class="part">
      <h2>{m.authorities_title()}</h2>
      <p class="small">{m.authorities_hint()}</p>
      <Problem code={problem} onRetry={reload} />
      {keys.length === 0 ? (
        <Notice title={m.authorities_none_title()}>{m.authorities_none()}</Notice>
      ) : (
        <DataTable
          label={m.authorities_title()}
          columns={useColumns(value ?? [])}
          rows={keys}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => addressOf(['label-keys', id])}
          empty=""
          plain
        />
      )}
      <p class="buttons">
        <a href={`${config.cityUrl}/inspections`} target="_blank" rel="noopener noreferrer">
          {m.authorities_public()}
        </a>
        <a href={addressOf(['inspections', 'key'])}>{m.authorities_add()}</a>
      </p>
    </section>
  )
}

function useColumns(figures: readonly AuthorityFigures[]): readonly Column<LabelKey>[] {
  const { offset, clock } = useConsole()
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined ? '' : new Intl.NumberFormat(presentLanguage()).format(value)
  const of = (key: LabelKey): AuthorityFigures | undefined => figures.find(({ id }) => id === key.id)
  return [
    { key: 'name', head: m.inspection_authority(), text: ({ name }) => inLanguage(name) },
    { key: 'id', head: m.authority_key(), text: ({ id }) => m.label_keys_key({ id }) },
    {
      key: 'until',
      head: m.keys_until(),
      text: ({ endsAt }) => (endsAt > clock() ? dayInCity(endsAt, offset) : m.keys_over()),
      sortBy: ({ endsAt }) => endsAt,
    },
    {
      key: 'inspections',
      head: m.authority_inspections(),
      text: (key) => number(of(key)?.inspections),
      sortBy: (key) => of(key)?.inspections ?? null,
    },
    {
      key: 'ratings',
      head: m.authority_ratings(),
      text: (key) => number(of(key)?.ratings),
      sortBy: (key) => of(key)?.ratings ?? null,
    },
    {
      key: 'average',
      head: m.authority_average(),
      text: (key) => (of(key) ? number(of(key)?.average) || m.authority_few() : ''),
      sortBy: (key) => of(key)?.average ?? null,
    },
  ]
}
