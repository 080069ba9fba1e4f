import { CopyButton } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** A signed note as it came, to be read, copied and shown to others. */
export function NoteBlock(props: {
  readonly title: string
  readonly note: string
  readonly hint?: string
}): JSX.Element {
  const { title, note, hint } = props
  return (
    <section class="part note-block">
      <h2>{title}</h2>
      {hint && <p class="small">{hint}</p>}
      <pre class="mono">{note}</pre>
      <CopyButton text={note} label={m.evidence_copy()} done={m.evidence_copied()} />
    </section>
  )
}
