import { CopyButton } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** A text that is handed on as it stands. */
export function CopyBlock(props: {
  readonly title: string
  readonly hint?: string
  readonly text: string
}): JSX.Element {
  const { title, hint, text } = props
  return (
    <section class="part">
      <h2>{title}</h2>
      {hint && <p class="small">{hint}</p>}
      <pre class="mono block">{text}</pre>
      <div>
        <CopyButton text={text} label={m.copy()} done={m.copied()} />
      </div>
    </section>
  )
}
