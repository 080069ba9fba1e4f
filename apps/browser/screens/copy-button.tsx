import { Button, type ButtonKind } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** Copies a text, to be handed on, and says that it has. */
export function CopyButton(props: {
  readonly text: string
  readonly label: string
  /** What it says once the text is copied. */
  readonly done: string
  readonly kind?: ButtonKind
}): JSX.Element {
  const { text, label, done, kind = 'secondary' } = props
  const [copied, setCopied] = useState(false)
  return (
    <Button kind={kind} onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      {copied ? done : label}
    </Button>
  )
}
