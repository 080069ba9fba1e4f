import { Button, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import type { DraftKey } from '../register/service-draft.ts'
import type { DraftProps } from './draft-props.ts'

/** The keys with which the service signs what it asks, and where answers are sent. */
export function KeyFields({ draft, onChange, wrong }: DraftProps): JSX.Element {
  const { requestKeys: keys } = draft
  const change = (at: number, changed: Partial<DraftKey>): void =>
    onChange({ requestKeys: keys.map((key, i) => (i === at ? { ...key, ...changed } : key)) })
  return (
    <fieldset class="form-group">
      <legend>{m.form_keys()}</legend>
      <p class="small">{m.form_keys_hint()}</p>
      {keys.map((key, i) => (
        <div class="key-line" key={i}>
          <TextField label={m.form_key_id()} value={key.id} onInput={(id) => change(i, { id })} />
          <TextField
            label={m.form_key_public()}
            value={key.publicKey}
            onInput={(publicKey) => change(i, { publicKey })}
          />
          <Button kind="secondary" onClick={() => onChange({ requestKeys: keys.filter((_, at) => at !== i) })}>
            {m.form_key_remove()}
          </Button>
        </div>
      ))}
      {wrong.has('requestKeys') && (
        <p class="field-error" role="alert">
          {m.form_keys_wrong()}
        </p>
      )}
      <div>
        <Button
          kind="secondary"
          onClick={() => onChange({ requestKeys: [...keys, { id: `key-${keys.length + 1}`, publicKey: '' }] })}
        >
          {m.form_key_add()}
        </Button>
      </div>
      <TextField
        label={m.form_answers_at()}
        hint={m.form_answers_at_hint()}
        value={draft.answersAt}
        onInput={(answersAt) => onChange({ answersAt })}
        error={wrong.has('answersAt') ? m.form_answers_at_wrong() : undefined}
      />
    </fieldset>
  )
}
