import { useAttempt } from '@hefu/app-browser/screens'
import { Button, List, Switch, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { LocalField } from '../components/local-field.tsx'
import { Problem } from '../components/problem.tsx'
import { SelectField } from '../components/select-field.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { type CityThing, EVENT_KINDS } from './city-thing.ts'
import { type EventDraft, type EventLack, emptyDraft, eventOf, lackOfEvent } from './event-draft.ts'
import { tellEvent } from './thing-client.ts'
import { eventInWords } from './thing-in-words.ts'

const LACKS: Readonly<Record<EventLack, () => string>> = {
  kind: m.event_missing,
  'note-long': m.event_note_long,
  place: m.event_place_missing,
  address: m.event_address_missing,
  sure: m.step_unsure,
}

/** Tells what happened to a thing; to retire it is confirmed, because its id is never given again. */
export function EventForm(props: { readonly thing: CityThing; readonly onDone: () => void }): JSX.Element {
  const { thing, onDone } = props
  const { api } = useConsole()
  const [draft, setDraft] = useState(() => emptyDraft(thing))
  const [lack, setLack] = useState<EventLack | null>(null)
  const { busy, problem, run } = useAttempt()
  const change = (some: Partial<EventDraft>): void => {
    setDraft({ ...draft, ...some })
    setLack(null)
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    setLack(lackOfEvent(draft))
    const said = eventOf(draft)
    if (!said) return
    run(async () => {
      await tellEvent(api, thing.id, said)
      setDraft(emptyDraft(thing))
      onDone()
    })
  }
  const errorAt = (one: EventLack): string | undefined => (lack === one ? LACKS[one]() : undefined)
  const { kind, note, place, address, sure } = draft
  return (
    <form class="part form" onSubmit={submit} noValidate>
      <h2>{m.event_title()}</h2>
      <SelectField
        label={m.event_what()}
        value={kind ?? ''}
        none={m.event_choose()}
        onChange={(value) => change({ kind: value, sure: false })}
        options={EVENT_KINDS.map((value) => ({ value, title: eventInWords(value) }))}
        error={errorAt('kind')}
      />
      {kind === 'moved' && (
        <>
          <TextField
            label={m.event_place()}
            hint={m.event_place_hint()}
            placeholder="30.25000, 120.17000"
            value={place}
            onInput={(value) => change({ place: value })}
            error={errorAt('place')}
          />
          <LocalField
            label={m.thing_address()}
            hint={m.event_address_hint()}
            value={address}
            onInput={(value) => change({ address: value })}
            tried={lack === 'address'}
          />
        </>
      )}
      <TextField
        label={m.event_note()}
        hint={m.event_note_hint()}
        rows={3}
        value={note}
        onInput={(value) => change({ note: value })}
        error={errorAt('note-long')}
      />
      {kind === 'retired' && (
        <List>
          <Switch
            label={m.event_sure()}
            hint={m.event_sure_hint()}
            checked={sure}
            onChange={(on) => change({ sure: on })}
          />
        </List>
      )}
      {lack === 'sure' && (
        <p class="field-error" role="alert">
          {LACKS.sure()}
        </p>
      )}
      <Problem code={problem} />
      <div>
        <Button type="submit" busy={busy} kind={kind === 'retired' ? 'danger' : 'primary'}>
          {kind === 'retired' ? m.event_retire() : m.event_tell()}
        </Button>
      </div>
    </form>
  )
}
