import {
  kindInWords,
  type ListedOrganisation,
  ORGANISATION_KINDS,
  statusInWords,
} from '@hefu/app-browser/organisations'
import { inLanguage } from '@hefu/app-browser/register'
import { addressOf, useLoaded } from '@hefu/app-browser/screens'
import { Button, EmptyState, List, Switch, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Column, DataTable } from '../components/data-table.tsx'
import { FilterField } from '../components/filter-field.tsx'
import { Problem } from '../components/problem.tsx'
import { SearchForm } from '../components/search-form.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { type OrganisationQuery, searchOrganisations } from './organisation-client.ts'

const EVERYTHING: OrganisationQuery = { words: '', kind: '', doubted: false }

/** The organisations that carry a code, looked for by words and kind; those whose number wants a look can be had alone. */
export function OrganisationsPage(): JSX.Element {
  const { api } = useConsole()
  const [query, setQuery] = useState(EVERYTHING)
  const [after, setAfter] = useState<string | null>(null)
  const { value, problem, reload } = useLoaded(
    () => searchOrganisations(api, query, after),
    [JSON.stringify(query), after],
  )
  const ask = (next: OrganisationQuery): void => {
    setAfter(null)
    setQuery(next)
  }
  return (
    <>
      <Title lead={m.orgs_lead()}>{m.orgs_title()}</Title>
      <Filters query={query} onQuery={ask} />
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value?.organisations.length === 0 && <EmptyState title={m.orgs_none_title()}>{m.orgs_none()}</EmptyState>}
      {value && value.organisations.length > 0 && (
        <DataTable
          label={m.orgs_title()}
          columns={columns()}
          rows={value.organisations}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => addressOf(['organisations', id])}
          empty=""
        />
      )}
      {value && (value.next !== null || after !== null) && (
        <div class="buttons">
          {after !== null && (
            <Button kind="secondary" onClick={() => setAfter(null)}>
              {m.orgs_first()}
            </Button>
          )}
          {value.next !== null && (
            <Button kind="secondary" onClick={() => setAfter(value.next)}>
              {m.orgs_next()}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function Filters(props: {
  readonly query: OrganisationQuery
  readonly onQuery: (query: OrganisationQuery) => void
}): JSX.Element {
  const { query, onQuery } = props
  const [words, setWords] = useState('')
  return (
    <>
      <SearchForm label={m.orgs_words()} words={words} onWords={setWords} onSearch={() => onQuery({ ...query, words })}>
        <FilterField
          label={m.thing_kind()}
          value={query.kind}
          onChange={(kind) => onQuery({ ...query, words, kind })}
          options={ORGANISATION_KINDS.map((kind) => ({ value: kind, title: kindInWords(kind) }))}
        />
      </SearchForm>
      <List>
        <Switch
          label={m.orgs_doubted_only()}
          hint={m.orgs_doubted_hint()}
          checked={query.doubted}
          onChange={(doubted) => onQuery({ ...query, words, doubted })}
        />
      </List>
    </>
  )
}

function columns(): readonly Column<ListedOrganisation>[] {
  return [
    { key: 'name', head: m.thing_name(), text: ({ name }) => inLanguage(name) },
    { key: 'kind', head: m.thing_kind(), text: ({ kind }) => kindInWords(kind) },
    {
      key: 'status',
      head: m.thing_status(),
      text: ({ status }) => statusInWords(status),
      cell: ({ status }) => (
        <span class="mark" data-look={status === 'active' ? 'faint' : undefined}>
          {statusInWords(status)}
        </span>
      ),
    },
    {
      key: 'uscc',
      head: m.org_uscc(),
      text: ({ uscc }) => uscc ?? '',
      cell: ({ uscc }) => uscc && <span class="mono">{uscc}</span>,
    },
    {
      key: 'check',
      head: m.org_check(),
      text: ({ isDoubted }) => (isDoubted ? m.org_check_wrong() : ''),
      cell: ({ isDoubted }) =>
        isDoubted && (
          <span class="mark" data-look="warning">
            {m.org_check_wrong()}
          </span>
        ),
    },
    { key: 'address', head: m.thing_address(), text: ({ address }) => (address ? inLanguage(address) : '') },
    { key: 'id', head: m.thing_id(), text: ({ id }) => id },
  ]
}
