import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'

/** A signed note as it came, to be read, copied and shown to others. */
export function NoteBlock(props: {
  readonly title: string
  readonly note: string
  readonly hint?: string
}): JSX.Element {
  const { title, note, hint } = props
  const [copied, setCopied] = useState(false)
  return (
    <section class="note-block">
      <h2>{title}</h2>
      {hint && <p class="small">{hint}</p>}
      <pre class="mono">{note}</pre>
      <Button kind="secondary" onClick={() => void navigator.clipboard.writeText(note).then(() => setCopied(true))}>
        {copied ? m.evidence_copied() : m.evidence_copy()}
      </Button>
    </section>
  )
}
