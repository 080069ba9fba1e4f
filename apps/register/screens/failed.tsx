import type { BrowserErrorCode } from '@hefu/app-browser'
import { problemInWords } from '@hefu/app-browser/register'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { NoteBlock } from '../components/note-block.tsx'
import * as m from '../paraglide/messages.js'

/** No register to show: why, whose fault it is not, what to do; with an alarm the note that proves it. */
export function Failed(props: {
  readonly code: BrowserErrorCode
  readonly evidence: string | null
  readonly onRetry: () => void
}): JSX.Element {
  const { code, evidence, onRetry } = props
  const { title, text } = problemInWords(code)
  return (
    <main class="page" data-problem={code}>
      <Notice tone="fault" title={title}>
        {text}
      </Notice>
      {evidence && <NoteBlock title={m.evidence_title()} note={evidence} />}
      <Button kind={evidence ? 'secondary' : 'primary'} onClick={onRetry}>
        {m.retry()}
      </Button>
    </main>
  )
}
