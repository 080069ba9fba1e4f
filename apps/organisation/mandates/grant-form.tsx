import type { Attempt } from '@hefu/app-browser/screens'
import { MANDATE_POWERS, MAX_CAP, type MandatePower } from '@hefu/standard'
import { Button, Field, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { todayHere } from '../words/days.ts'
import { powerHint, powerInWords } from '../words/mandates.ts'
import type { MandateTerms } from './mandate.ts'
import { isWrong, type TermsForm, termsOf } from './terms.ts'

const EMPTY: TermsForm = { powers: new Set(), cap: '', validUntil: '' }

/** What somebody is to be let do, how far and how long. There is no field for whom: the code is handed over, and nobody is named. */
export function GrantForm(props: {
  readonly attempt: Attempt
  readonly onTerms: (terms: MandateTerms) => void
}): JSX.Element {
  const { attempt, onTerms } = props
  const { clock } = usePage()
  const [form, setForm] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const today = todayHere(clock())
  const read = termsOf(form, today)
  const wrong = tried && isWrong(read) ? read : new Set()
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!isWrong(read)) onTerms(read)
      }}
    >
      <Powers
        chosen={form.powers}
        onChange={(powers) => setForm({ ...form, powers })}
        error={wrong.has('powers') ? m.terms_no_power() : undefined}
      />
      <TextField
        label={m.terms_cap()}
        hint={m.terms_cap_hint()}
        value={form.cap}
        onInput={(cap) => setForm({ ...form, cap })}
        error={wrong.has('cap') ? m.terms_cap_wrong({ length: MAX_CAP }) : undefined}
      />
      <Field
        label={m.terms_until()}
        hint={m.terms_until_hint()}
        error={wrong.has('validUntil') ? m.terms_until_wrong() : undefined}
      >
        {({ id, describedBy }) => (
          <input
            id={id}
            type="date"
            min={today}
            aria-describedby={describedBy}
            aria-invalid={wrong.has('validUntil')}
            value={form.validUntil}
            onInput={({ currentTarget }) => setForm({ ...form, validUntil: currentTarget.value })}
          />
        )}
      </Field>
      <Problem code={attempt.problem} />
      <div class="buttons">
        <Button type="submit" busy={attempt.busy}>
          {m.grant_go()}
        </Button>
      </div>
    </form>
  )
}

function Powers(props: {
  readonly chosen: ReadonlySet<MandatePower>
  readonly onChange: (chosen: ReadonlySet<MandatePower>) => void
  readonly error: string | undefined
}): JSX.Element {
  const { chosen, onChange, error } = props
  const id = useId()
  const change = (power: MandatePower, isOn: boolean): void => {
    onChange(new Set(MANDATE_POWERS.filter((one) => (one === power ? isOn : chosen.has(one)))))
  }
  return (
    <fieldset class="choice checks" aria-describedby={error && id}>
      <legend>{m.terms_powers()}</legend>
      {MANDATE_POWERS.map((power) => (
        <label class="choice-option" key={power}>
          <input
            type="checkbox"
            checked={chosen.has(power)}
            onChange={({ currentTarget }) => change(power, currentTarget.checked)}
          />
          <span class="choice-text">
            <span>{powerInWords(power)}</span>
            <span class="choice-hint">{powerHint(power)}</span>
          </span>
        </label>
      ))}
      <p class="field-error" id={id} role="alert">
        {error}
      </p>
    </fieldset>
  )
}
