import type { LabelKey } from '@hefu/standard'
import { List, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { ActForm } from '../propose/act-form.tsx'

/** Ends a key for labels at once: what that does to every label that it signed is read and confirmed before it is signed. */
export function EndLabelKey({ labelKey }: { readonly labelKey: LabelKey }): JSX.Element {
  const [sure, setSure] = useState(false)
  const [tried, setTried] = useState(false)
  return (
    <details class="more">
      <summary>{m.label_keys_end()}</summary>
      <section class="part">
        <div class="notice fault effect">
          <h3>{m.keys_effect_title()}</h3>
          <ul>
            <li>{m.label_keys_effect_labels()}</li>
            <li>{m.label_keys_effect_print()}</li>
            <li>{m.keys_effect_final()}</li>
          </ul>
        </div>
        <ActForm
          body={sure ? { kind: 'label-key-end', key: labelKey.id } : null}
          complete={sure}
          onTried={() => setTried(true)}
        >
          <List>
            <Switch label={m.label_keys_sure()} checked={sure} onChange={setSure} />
          </List>
          {tried && !sure && (
            <p class="field-error" role="alert">
              {m.keys_end_unsure()}
            </p>
          )}
        </ActForm>
      </section>
    </details>
  )
}
