import { TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { LocalField } from '../components/local-field.tsx'
import * as m from '../paraglide/messages.js'
import type { DraftProps } from './draft-props.ts'

/** Who asks, and why, in both languages. */
export function WordFields(props: DraftProps & { readonly fixedId: boolean }): JSX.Element {
  const { draft, onChange, wrong, fixedId } = props
  return (
    <fieldset class="form-group">
      <legend>{m.form_words()}</legend>
      {!fixedId && (
        <TextField
          label={m.form_id()}
          hint={m.form_id_hint()}
          value={draft.id}
          onInput={(id) => onChange({ id })}
          error={wrong.has('id') ? m.invalid_id() : undefined}
        />
      )}
      <LocalField
        label={m.form_name()}
        value={draft.name}
        onInput={(name) => onChange({ name })}
        tried={wrong.has('name')}
      />
      <LocalField
        label={m.form_operator()}
        value={draft.operator}
        onInput={(operator) => onChange({ operator })}
        tried={wrong.has('operator')}
      />
      <LocalField
        label={m.form_purpose()}
        hint={m.form_purpose_hint()}
        value={draft.purpose}
        onInput={(purpose) => onChange({ purpose })}
        tried={wrong.has('purpose')}
        rows={2}
      />
      <LocalField
        label={m.form_basis()}
        value={draft.legalBasis}
        onInput={(legalBasis) => onChange({ legalBasis })}
        tried={wrong.has('legalBasis')}
        rows={2}
      />
      <LocalField
        label={m.form_complaints()}
        value={draft.complaints}
        onInput={(complaints) => onChange({ complaints })}
        tried={wrong.has('complaints')}
      />
      <TextField
        label={m.form_contact()}
        hint={m.form_contact_hint()}
        value={draft.contact}
        onInput={(contact) => onChange({ contact })}
        error={wrong.has('contact') ? m.form_contact_wrong() : undefined}
      />
    </fieldset>
  )
}
