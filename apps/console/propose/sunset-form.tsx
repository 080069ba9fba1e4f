import { dayInCity, inLanguage } from '@hefu/app-browser/register'
import type { ActBody, CredentialTypeId } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { DayField } from '../components/day-field.tsx'
import { SelectField } from '../components/select-field.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { startOf } from '../register/city-day.ts'
import { useConsole } from '../state/console-context.ts'
import { ActForm } from './act-form.tsx'

/** A kind of card ends earlier than it was registered to, and with it everything that asks for it. */
export function SunsetForm(): JSX.Element {
  const { register, offset, now } = useConsole()
  const [type, setType] = useState<CredentialTypeId | ''>('')
  const [day, setDay] = useState('')
  const [tried, setTried] = useState(false)
  const at = startOf(day, offset)
  const types = [...register.state.types.values()].filter(({ endsAt }) => endsAt > now)
  const chosen = type === '' ? undefined : register.state.types.get(type)
  const body: ActBody | null = type === '' || at === null ? null : { kind: 'sunset', type, at }
  const services = new Set(
    register.state.services
      .filter(({ service }) => service.type === type && service.endsAt > now)
      .map(({ service }) => service.id),
  )
  return (
    <>
      <Title lead={m.propose_sunset_hint()}>{m.propose_sunset()}</Title>
      <ActForm body={body} complete={body !== null} onTried={() => setTried(true)}>
        <SelectField
          label={m.form_card()}
          none={m.choose()}
          value={type}
          onChange={setType}
          options={types.map((one) => ({ value: one.type.id, title: inLanguage(one.type.name) }))}
          error={tried && type === '' ? m.choose_missing() : undefined}
        />
        <DayField
          label={m.sunset_day()}
          {...(chosen && { hint: m.sunset_present({ date: dayInCity(chosen.endsAt, offset) }) })}
          value={day}
          onInput={setDay}
          error={tried && at === null ? m.form_day_wrong() : undefined}
        />
        {chosen && (
          <Notice tone="warning" title={m.sunset_warning_title()}>
            {m.sunset_warning({ services: services.size })}
          </Notice>
        )}
      </ActForm>
    </>
  )
}
