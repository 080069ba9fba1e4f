import { Scanner } from '@hefu/app-browser/scanner'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'

/** Reads what the wallet answered: from its screen, or from a picture of it. */
export function Answer(props: { readonly onText: (text: string) => void; readonly onBack: () => void }): JSX.Element {
  const { onText, onBack } = props
  return (
    <>
      <Title lead={m.answer_lead()}>{m.answer_title()}</Title>
      <div class="reading">
        <Scanner prompt={m.answer_prompt()} onText={onText} />
        <p class="small">{m.answer_same_phone()}</p>
        <div class="buttons">
          <Button kind="secondary" onClick={onBack}>
            {m.back()}
          </Button>
        </div>
      </div>
    </>
  )
}
