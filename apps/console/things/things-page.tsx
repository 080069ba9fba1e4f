import { inLanguage } from '@hefu/app-browser/register'
import { useLoaded } from '@hefu/app-browser/screens'
import { Button, EmptyState, List, Switch, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { FilterField } from '../components/filter-field.tsx'
import { Problem } from '../components/problem.tsx'
import { SearchForm } from '../components/search-form.tsx'
import { Title } from '../components/title.tsx'
import { CityMap } from '../map/city-map.tsx'
import { type Box, boxOf } from '../map/map-point.ts'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { type Named, THING_STATUSES, type ThingKind } from './city-thing.ts'
import { readRegister, type ThingQuery } from './thing-client.ts'
import { statusInWords } from './thing-in-words.ts'
import { pointOfThing, ThingTable } from './thing-table.tsx'
import { useOwnCustodian } from './use-own-custodian.ts'
import { useThingSearch } from './use-thing-search.ts'

const EVERYTHING: ThingQuery = { words: '', kind: '', custodian: '', status: '', area: null }

/** The city's things: looked for by words, kind, state, custodian and part of the map, as a list and on the map beside it. */
export function ThingsPage(): JSX.Element {
  const { api } = useConsole()
  const custodian = useOwnCustodian()
  const { value: register, problem, reload } = useLoaded(() => readRegister(api))
  return (
    <>
      <Title lead={custodian ? m.things_of({ custodian }) : m.things_lead()}>{m.things_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!register && !problem && <Working label={m.working()} />}
      {register && <Search {...register} />}
    </>
  )
}

interface Register {
  readonly kinds: readonly ThingKind[]
  readonly custodians: readonly Named[]
}

function Search({ kinds, custodians }: Register): JSX.Element {
  const { session } = useConsole()
  const [query, setQuery] = useState<ThingQuery>({ ...EVERYTHING, custodian: session.custodian ?? '' })
  const [part, setPart] = useState<Box | null>(null)
  const { things, isWhole, problem, busy, more, again } = useThingSearch(query)
  const points = useMemo(() => things.map((thing) => pointOfThing(thing, kinds)), [things])
  const move = (box: Box): void => {
    setPart(box)
    setQuery((before) => (before.area ? { ...before, area: box } : before))
  }
  return (
    <>
      <ThingFilters {...{ query, kinds, custodians, onQuery: setQuery }} />
      <div class="with-map">
        <div class="part">
          <List>
            <Switch
              label={m.map_only_here()}
              checked={query.area !== null}
              onChange={(on) => setQuery({ ...query, area: on ? (part ?? boxOf(points)) : null })}
            />
          </List>
          <Problem code={problem} onRetry={again} />
          {things.length === 0 && busy && <Working label={m.working()} />}
          {things.length === 0 && !busy && !problem && (
            <EmptyState title={m.things_none_title()}>{m.things_none()}</EmptyState>
          )}
          {things.length > 0 && <ThingTable things={things} kinds={kinds} custodians={custodians} />}
          {!isWhole && things.length > 0 && (
            <div>
              <Button kind="secondary" busy={busy} onClick={more}>
                {m.things_more()}
              </Button>
            </div>
          )}
        </div>
        <CityMap label={m.things_map({ count: points.length })} points={points} onMove={move} />
      </div>
    </>
  )
}

function ThingFilters(
  props: Register & { readonly query: ThingQuery; readonly onQuery: (query: ThingQuery) => void },
): JSX.Element {
  const { kinds, custodians, query, onQuery } = props
  const { session } = useConsole()
  const [words, setWords] = useState('')
  const named = ({ id, name }: Named) => ({ value: id, title: inLanguage(name) })
  return (
    <SearchForm label={m.things_words()} words={words} onWords={setWords} onSearch={() => onQuery({ ...query, words })}>
      <FilterField
        label={m.thing_kind()}
        value={query.kind}
        onChange={(kind) => onQuery({ ...query, words, kind })}
        options={kinds.map(named)}
      />
      <FilterField
        label={m.thing_status()}
        value={query.status}
        onChange={(status) => onQuery({ ...query, words, status })}
        options={THING_STATUSES.map((status) => ({ value: status, title: statusInWords(status) }))}
      />
      {session.custodian === null && (
        <FilterField
          label={m.thing_custodian()}
          value={query.custodian}
          onChange={(custodian) => onQuery({ ...query, words, custodian })}
          options={custodians.map(named)}
        />
      )}
    </SearchForm>
  )
}
