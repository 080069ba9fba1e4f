import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'

/** A text that is handed on as it stands. */
export function CopyBlock(props: {
  readonly title: string
  readonly hint?: string
  readonly text: string
}): JSX.Element {
  const { title, hint, text } = props
  const [copied, setCopied] = useState(false)
  return (
    <section class="part">
      <h2>{title}</h2>
      {hint && <p class="small">{hint}</p>}
      <pre class="mono block">{text}</pre>
      <div>
        <Button kind="secondary" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
          {copied ? m.copied() : m.copy()}
        </Button>
      </div>
    </section>
  )
}
