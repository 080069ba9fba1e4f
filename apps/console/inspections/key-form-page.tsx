import { addressOf, useAttempt } from '@hefu/app-browser/screens'
import { type LabelKeyId, type LocalText, labelKeyId } from '@hefu/standard'
import { Button, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { DayField } from '../components/day-field.tsx'
import { isWritten, LocalField } from '../components/local-field.tsx'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { ActForm } from '../propose/act-form.tsx'
import { dayOf, startOf } from '../register/city-day.ts'
import { useConsole } from '../state/console-context.ts'
import { prepareKey } from './inspection-client.ts'

/** A key of another authority: made and held by the city, and good once two officers have registered it. */
export function KeyFormPage(): JSX.Element {
  const [made, setMade] = useState<Made | null>(null)
  const all = <a href={addressOf(['inspections'])}>{m.inspections_all()}</a>
  return (
    <>
      <Title lead={m.authority_key_lead()} actions={all}>
        {m.authorities_add()}
      </Title>
      {made ? <RegisterForm made={made} /> : <PrepareForm onMade={setMade} />}
    </>
  )
}

interface Made {
  readonly id: LabelKeyId
  readonly publicKey: Uint8Array
}

/** Ids of keys of authorities, as the city takes them. */
const KEY_ID = /^[a-z0-9]{3,8}$/

function PrepareForm({ onMade }: { readonly onMade: (made: Made) => void }): JSX.Element {
  const { api, register } = useConsole()
  const [id, setId] = useState('')
  const [wrong, setWrong] = useState<'malformed' | 'known' | null>(null)
  const { busy, problem, run } = useAttempt()
  const submit = (event: Event): void => {
    event.preventDefault()
    const given = id.trim()
    const lacks = !KEY_ID.test(given) ? 'malformed' : register.state.labelKeys.has(labelKeyId(given)) ? 'known' : null
    setWrong(lacks)
    if (lacks) return
    run(async () => onMade({ id: labelKeyId(given), publicKey: await prepareKey(api, given) }))
  }
  return (
    <form class="form" onSubmit={submit} noValidate>
      <TextField
        label={m.authority_key_id()}
        hint={m.authority_key_id_hint()}
        placeholder="food1"
        value={id}
        onInput={setId}
        error={wrong ? (wrong === 'known' ? m.authority_key_known() : m.authority_key_wrong()) : undefined}
      />
      <Problem code={problem} />
      <div>
        <Button type="submit" busy={busy}>
          {m.authority_key_make()}
        </Button>
      </div>
    </form>
  )
}

const DAY = 86_400
/** Longest term of the register, less a day: a proposal may wait before it is approved. */
const LONGEST = 3 * 365 * DAY - DAY
const EMPTY: LocalText = { 'zh-CN': '', en: '' }

function RegisterForm({ made }: { readonly made: Made }): JSX.Element {
  const { config, now, offset } = useConsole()
  const [name, setName] = useState(EMPTY)
  const [day, setDay] = useState(dayOf(now + LONGEST, offset))
  const [tried, setTried] = useState(false)
  const endsAt = startOf(day, offset)
  const { origin } = new URL(config.cityUrl)
  const body =
    endsAt === null || !isWritten(name)
      ? null
      : ({ kind: 'label-key', key: { ...made, name, origin, serves: ['inspection'], endsAt } } as const)
  return (
    <ActForm body={body} complete={body !== null} onTried={() => setTried(true)}>
      <LocalField
        label={m.authority_name()}
        hint={m.authority_name_hint()}
        value={name}
        onInput={setName}
        tried={tried}
      />
      <DayField
        label={m.label_keys_end_day()}
        hint={m.label_keys_end_day_hint()}
        value={day}
        onInput={setDay}
        error={tried && endsAt === null ? m.form_day_wrong() : undefined}
      />
    </ActForm>
  )
}
