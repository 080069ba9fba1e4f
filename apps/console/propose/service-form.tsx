import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { ResidentsView } from '../proposals/residents-view.tsx'
import { type DraftField, readDraft, type ServiceDraft } from '../register/service-draft.ts'
import { useConsole } from '../state/console-context.ts'
import { ActForm } from './act-form.tsx'
import { AskedFields } from './asked-fields.tsx'
import type { DraftProps } from './draft-props.ts'
import { KeyFields } from './key-fields.tsx'
import { TermFields } from './term-fields.tsx'
import { WordFields } from './word-fields.tsx'

const NOTHING: ReadonlySet<DraftField> = new Set()

/** The form of a service, beside what residents will see of it. */
export function ServiceForm(props: { readonly draft: ServiceDraft; readonly changes: boolean }): JSX.Element {
  const { register, offset } = useConsole()
  const [draft, setDraft] = useState(props.draft)
  const [tried, setTried] = useState(false)
  const { service, wrong } = readDraft(draft, offset)
  const shared: DraftProps = {
    draft,
    onChange: (change) => setDraft((before) => ({ ...before, ...change })),
    wrong: tried ? wrong : NOTHING,
  }
  return (
    <div class="beside">
      <ActForm body={{ kind: 'service', service }} complete={wrong.size === 0} onTried={() => setTried(true)}>
        <WordFields {...shared} fixedId={props.changes} />
        <AskedFields {...shared} />
        <KeyFields {...shared} />
        <TermFields {...shared} />
        {tried && wrong.size > 0 && (
          <p class="field-error" role="alert">
            {m.form_incomplete({ count: wrong.size })}
          </p>
        )}
      </ActForm>
      <aside>
        <ResidentsView service={service} state={register.state} />
      </aside>
    </div>
  )
}
