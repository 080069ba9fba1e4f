import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'

/** The signed note that proves an alarm, to be copied and shown to others. */
export function Evidence({ note }: { readonly note: string }): JSX.Element {
  const [copied, setCopied] = useState(false)
  return (
    <Button kind="secondary" onClick={() => void navigator.clipboard.writeText(note).then(() => setCopied(true))}>
      {copied ? m.evidence_copied() : m.evidence_copy()}
    </Button>
  )
}
