import { problemInWords, type Unopened } from '@hefu/app-browser/register'
import { Button, Fault } from '@hefu/ui'
import type { JSX } from 'preact'
import { NoteBlock } from '../components/note-block.tsx'
import * as m from '../paraglide/messages.js'

/** No register to show: why, whose fault it is not, what to do; with an alarm the note that proves it. */
export function Failed(props: Unopened & { readonly onRetry: () => void }): JSX.Element {
  const { code, evidence, onRetry } = props
  return (
    <main class="page">
      <Fault code={code} {...problemInWords(code)} />
      {evidence && <NoteBlock title={m.evidence_title()} note={evidence} />}
      <Button kind={evidence ? 'secondary' : 'primary'} onClick={onRetry}>
        {m.retry()}
      </Button>
    </main>
  )
}
