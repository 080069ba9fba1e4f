import { epochStart } from '@hefu/standard'
import { Button, EmptyState, List, ListItem, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Asked } from '../components/asked.tsx'
import { Fact } from '../components/fact.tsx'
import * as m from '../paraglide/messages.js'
import { exportFile, save } from '../rights/export-file.ts'
import type { Held, HeldRecord } from '../rights/held.ts'
import { useWallet } from '../state/app-context.ts'
import { cardName } from '../words/cards.ts'
import { reasonInWords } from '../words/rights.ts'
import { dayInCity, momentHere } from '../words/times.ts'

/** All that the city holds about its holder, and what can be done about it. */
export function HeldScreen(): JSX.Element {
  return (
    <Asked title={m.held_title()}>
      {(held, at) => (
        <>
          {isNothing(held) ? (
            <EmptyState title={m.held_nothing_title()}>{m.held_nothing()}</EmptyState>
          ) : (
            <p>{m.held_lead({ time: momentHere(at) })}</p>
          )}
          {held.records.map((record) => (
            <Row key={record.type} record={record} />
          ))}
          <Ends held={held} />
          <Ways held={held} at={at} />
          <section>
            <h2>{m.held_not_title()}</h2>
            <p>{m.held_not()}</p>
          </section>
        </>
      )}
    </Asked>
  )
}

/** The row of issuance of one card, each of its fields in words, and as it lies there. */
function Row({ record }: { readonly record: HeldRecord }): JSX.Element {
  const { state } = useWallet()
  const { type, lastEpoch, issuedInLast, issuedInPrevious, recognised, eraseAfter, raw } = record
  const offset = state.bundle?.utcOffsetMinutes ?? 0
  const week = lastEpoch % 100
  const year = Math.floor(lastEpoch / 100)
  return (
    <section data-testid={`held-${type}`}>
      <h2>{cardName(type, state.bundle)}</h2>
      <dl class="facts">
        <Fact name={m.held_week()}>
          {m.held_week_of({ year, week, date: dayInCity(epochStart(lastEpoch, offset), offset) })}
        </Fact>
        <Fact name={m.held_counts()}>{m.held_counts_text({ last: issuedInLast, previous: issuedInPrevious })}</Fact>
        <Fact name={m.held_finds()}>{m.held_finds_text()}</Fact>
        {eraseAfter === null ? (
          <>
            <Fact name={m.held_knows()}>{recognised ? m.held_knows_text() : m.held_knows_none()}</Fact>
            <Fact name={m.held_half()}>{m.held_half_text()}</Fact>
          </>
        ) : (
          <Fact name={m.held_goes()}>{m.held_goes_text({ week: eraseAfter % 100 })}</Fact>
        )}
        <details class="raw">
          <summary>{m.held_raw()}</summary>
          <dl>
            {Object.entries(raw).map(([name, value]) => (
              <div key={name}>
                <dt class="mono">{name}</dt>
                <dd class="mono">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </dl>
    </section>
  )
}

/** Early ends that stand, and what waits to become one. */
function Ends({ held }: { readonly held: Held }): JSX.Element | null {
  const { state, navigation } = useWallet()
  const { earlyEnds, waiting } = held
  if (earlyEnds.length + waiting.length === 0) return null
  return (
    <section>
      <h2>{m.held_ended()}</h2>
      <List>
        {earlyEnds.map(({ type, reason }) => (
          <ListItem
            key={type}
            title={cardName(type, state.bundle)}
            hint={reasonInWords(reason)}
            onClick={() => navigation.go({ name: 'early-end', type })}
          />
        ))}
        {waiting.map(({ type, kind }) => (
          <ListItem
            key={`${type} ${kind}`}
            title={cardName(type, state.bundle)}
            hint={kind === 'end' ? m.held_waiting_end() : m.held_waiting_lift()}
          />
        ))}
      </List>
    </section>
  )
}

function Ways({ held, at }: { readonly held: Held; readonly at: number }): JSX.Element {
  const { state, navigation } = useWallet()
  const [saved, setSaved] = useState(false)
  const open = held.cases.filter(({ status }) => status === 'open').length
  const looked = held.accesses.length
  return (
    <>
      <List>
        <ListItem
          title={m.held_looked()}
          value={looked > 0 ? m.times({ count: looked }) : m.none()}
          onClick={() => navigation.go({ name: 'accesses' })}
        />
        <ListItem
          title={m.held_cases()}
          value={open > 0 ? m.cases_open({ count: open }) : held.cases.length > 0 ? `${held.cases.length}` : m.none()}
          onClick={() => navigation.go({ name: 'cases' })}
        />
        <ListItem
          title={m.held_ask()}
          onClick={() => navigation.go({ name: 'letter', kind: 'data-request', type: null })}
        />
      </List>
      <div class="stack">
        <Button
          kind="secondary"
          wide
          onClick={() => {
            save(exportFile(held, { origin: state.bundle?.origin ?? '', at }))
            setSaved(true)
          }}
        >
          {m.held_save()}
        </Button>
        {saved && <Notice>{m.held_saved()}</Notice>}
      </div>
      {!isNothing(held) && (
        <List>
          <ListItem danger title={m.held_erase()} onClick={() => navigation.go({ name: 'erase' })} />
        </List>
      )}
    </>
  )
}

/** Whether there is nothing in any part of the answer, whatever parts it has. */
function isNothing({ raw }: Held): boolean {
  return Object.values(raw).every((part) => Array.isArray(part) && part.length === 0)
}
