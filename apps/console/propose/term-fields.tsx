import { TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { DayField } from '../components/day-field.tsx'
import * as m from '../paraglide/messages.js'
import type { DraftProps } from './draft-props.ts'

/** How long it keeps what it was shown, from when and until when it may ask. */
export function TermFields({ draft, onChange, wrong }: DraftProps): JSX.Element {
  return (
    <fieldset class="form-group">
      <legend>{m.form_term()}</legend>
      <TextField
        label={m.form_retention()}
        hint={m.form_retention_hint()}
        inputMode="numeric"
        value={draft.retentionDays}
        onInput={(retentionDays) => onChange({ retentionDays })}
        error={wrong.has('retentionDays') ? m.form_retention_wrong() : undefined}
      />
      <div class="field-row">
        <DayField
          label={m.form_from()}
          value={draft.validFrom.day}
          onInput={(day) => onChange({ validFrom: { ...draft.validFrom, day } })}
          error={wrong.has('validFrom') ? m.form_day_wrong() : undefined}
        />
        <DayField
          label={m.form_end()}
          hint={m.form_end_hint()}
          value={draft.endsAt.day}
          onInput={(day) => onChange({ endsAt: { ...draft.endsAt, day } })}
          error={wrong.has('endsAt') ? m.form_day_wrong() : undefined}
        />
      </div>
    </fieldset>
  )
}
