import { Facts, inLanguage, momentInCity } from '@hefu/app-browser/register'
import { addressOf, type Parameters, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState, Notice, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import { CityMap } from '../map/city-map.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { ThingDetail, ThingEvent } from './city-thing.ts'
import { EventForm } from './event-form.tsx'
import { readThing } from './thing-client.ts'
import { attributesInWords, eventInWords, placeInWords, statusInWords } from './thing-in-words.ts'
import { pointOfThing } from './thing-table.tsx'

/** One thing: what is known of it and what happened to it, as everybody reads it, and what an officer can add. */
export function ThingPage({ id = '' }: Parameters): JSX.Element {
  const { api } = useConsole()
  const { value, problem, reload } = useLoaded(() => readThing(api, id), [id])
  const all = <a href={addressOf(['things'])}>{m.things_all()}</a>
  if (problem === 'unknown-thing') {
    return (
      <>
        <Title>{m.things_title()}</Title>
        <EmptyState title={m.thing_gone_title()} action={all}>
          {m.thing_gone()}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <Title actions={all}>{value ? inLanguage(value.thing.name) : m.things_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!value && !problem && <Working label={m.working()} />}
      {value && <Thing detail={value} onChange={reload} />}
    </>
  )
}

function Thing({ detail, onChange }: { readonly detail: ThingDetail; readonly onChange: () => void }): JSX.Element {
  const { config, session } = useConsole()
  const { thing, kind, custodian, events } = detail
  const { id, status, address, gs1 } = thing
  const isTheirs = session.custodian === null || session.custodian === custodian.id
  return (
    <div class="beside">
      <div class="page">
        <Facts
          facts={[
            { name: m.thing_kind(), value: inLanguage(kind.name) },
            { name: m.thing_status(), value: statusInWords(status) },
            { name: m.thing_custodian(), value: inLanguage(custodian.name) },
            ...(address ? [{ name: m.thing_address(), value: inLanguage(address) }] : []),
            { name: m.report_place(), value: placeInWords(thing) },
            ...attributesInWords(thing, kind),
            ...(gs1 ? [{ name: m.thing_gs1(), value: <span class="mono">{gs1}</span> }] : []),
            { name: m.thing_id(), value: <span class="mono">{id}</span> },
          ]}
        />
        <p class="buttons">
          {isTheirs && <a href={addressOf(['reports'], { thing: id, state: 'all' })}>{m.thing_reports()}</a>}
          <a href={`${config.cityUrl}/t/${encodeURIComponent(id)}`} target="_blank" rel="noopener noreferrer">
            {m.thing_public()}
          </a>
        </p>
        {!isTheirs && <Notice title={m.thing_other_title()}>{m.thing_other()}</Notice>}
        {thing.retiredAt !== null && <Notice title={m.thing_over_title()}>{m.thing_over()}</Notice>}
        {isTheirs && thing.retiredAt === null && <EventForm thing={thing} onDone={onChange} />}
      </div>
      <aside class="page">
        <CityMap
          label={m.report_map({ place: placeInWords(thing) })}
          points={[{ ...pointOfThing(thing, [kind]), look: 'strong', href: '' }]}
          small
        />
        <Life events={events} />
      </aside>
    </div>
  )
}

/** What happened to a thing, the newest first. */
function Life({ events }: { readonly events: readonly ThingEvent[] }): JSX.Element {
  const { offset } = useConsole()
  const newest = events.toSorted((one, other) => other.at - one.at)
  return (
    <section class="part">
      <h2>{m.thing_life()}</h2>
      {events.length === 0 && <p class="small">{m.thing_life_none()}</p>}
      <ol class="became">
        {newest.map(({ kind, at, office, note }, i) => (
          <li key={`${at} ${kind} ${i}`}>
            <span class="mark">{eventInWords(kind)}</span>
            {note && <p>{note}</p>}
            <span class="small">
              {inLanguage(office)} · {momentInCity(at, offset)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
