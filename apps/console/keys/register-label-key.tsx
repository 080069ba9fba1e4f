import type { ActBody, LocalText } from '@hefu/standard'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { DayField } from '../components/day-field.tsx'
import { isWritten, LocalField } from '../components/local-field.tsx'
import * as m from '../paraglide/messages.js'
import { ActForm } from '../propose/act-form.tsx'
import { dayOf, editedDay, momentOf } from '../register/city-day.ts'
import { useConsole } from '../state/console-context.ts'
import type { StandingLabelKey } from './label-key-standing.ts'

const DAY = 86_400
/** Longest term of the register, less a day: a proposal may wait before it is approved, and the term counts from then. */
const LONGEST = 3 * 365 * DAY - DAY
const EMPTY: LocalText = { 'zh-CN': '', en: '' }

/** Registers a key that the city holds, or gives one that signs another end: labels that it signed are good for as long as it is. */
export function RegisterLabelKey({ found }: { readonly found: StandingLabelKey }): JSX.Element {
  const { register, offset, now } = useConsole()
  const { key, registered } = found
  const [name, setName] = useState(registered?.name ?? register.state.city?.name ?? EMPTY)
  const [end, setEnd] = useState(() => editedDay(registered?.endsAt ?? now + LONGEST, offset))
  const [tried, setTried] = useState(false)
  const endsAt = momentOf(end, offset)
  const { id, origin, serves, publicKey } = key
  const isChange = registered === null || endsAt !== registered.endsAt
  const body: ActBody | null =
    endsAt === null || !isChange
      ? null
      : { kind: 'label-key', key: { id, origin, serves, publicKey, name: registered?.name ?? name, endsAt } }
  return (
    <section class="part">
      <h2>{registered ? m.label_keys_longer() : m.label_keys_register()}</h2>
      <p class="small">{registered ? m.label_keys_longer_hint() : m.label_keys_register_hint()}</p>
      <ActForm body={body} complete={body !== null && isWritten(name)} onTried={() => setTried(true)}>
        {!registered && (
          <LocalField
            label={m.label_keys_name()}
            hint={m.label_keys_name_hint()}
            value={name}
            onInput={setName}
            tried={tried}
          />
        )}
        <DayField
          label={m.label_keys_end_day()}
          hint={m.label_keys_end_day_hint()}
          value={end.day || dayOf(now, offset)}
          onInput={(day) => setEnd({ ...end, day })}
          error={tried && body === null ? m.form_day_wrong() : undefined}
        />
      </ActForm>
    </section>
  )
}
