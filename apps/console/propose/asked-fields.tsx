import { inLanguage, scopeInWords } from '@hefu/app-browser/register'
import { PSEUDONYM_SCOPES } from '@hefu/standard'
import { Choice } from '@hefu/ui'
import type { JSX } from 'preact'
import { SelectField } from '../components/select-field.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { AskedEntry } from './asked-entry.tsx'
import type { DraftProps } from './draft-props.ts'

/** Which card, what is asked of it, who is admitted, and how it is shown. */
export function AskedFields({ draft, onChange }: DraftProps): JSX.Element {
  const { register, now } = useConsole()
  const { types, issuers } = register.state
  const registered = types.get(draft.type)
  const cards = [...types.values()].filter(({ type, endsAt }) => endsAt > now || type.id === draft.type)
  return (
    <fieldset class="form-group">
      <legend>{m.form_asks()}</legend>
      <div class="field-row">
        <SelectField
          label={m.form_card()}
          value={draft.type}
          options={cards.map(({ type }) => ({ value: type.id, title: inLanguage(type.name) }))}
          // Entries are counted anew in another card.
          onChange={(type) => onChange({ type, asks: new Map(), admits: [] })}
        />
        <SelectField
          label={m.issuer_name()}
          value={draft.issuer}
          options={[...issuers.values()].map(({ id, name }) => ({ value: id, title: inLanguage(name) }))}
          onChange={(issuer) => onChange({ issuer })}
        />
      </div>
      <section class="part" aria-label={m.form_entries()}>
        <p class="small">{m.form_entries_hint()}</p>
        <div class="checks">
          {registered?.type.attributes.map((attribute, index) => (
            <AskedEntry
              key={attribute.name}
              {...{ draft, onChange, attribute, index }}
              identifies={registered.crowd[index] === 0}
            />
          ))}
        </div>
      </section>
      <Choice
        label={m.form_showing()}
        value={draft.showing}
        onChange={(showing) => onChange({ showing })}
        options={[
          { value: 'open', title: m.form_open(), hint: m.form_open_hint() },
          { value: 'answer', title: m.form_answer(), hint: m.form_answer_hint() },
        ]}
      />
      <div class="field-row">
        <SelectField
          label={m.form_scope()}
          value={draft.scope}
          options={PSEUDONYM_SCOPES.map((scope) => ({ value: scope, title: scopeInWords(scope) }))}
          onChange={(scope) => onChange({ scope })}
        />
        <SelectField
          label={m.form_admission()}
          value={draft.admission}
          options={[
            { value: 'any', title: m.form_admission_any() },
            { value: 'once', title: m.form_admission_once() },
          ]}
          onChange={(admission) => onChange({ admission })}
        />
      </div>
    </fieldset>
  )
}
