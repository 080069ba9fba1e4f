import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'

/** A deletion that asks once more, in its own place. */
export function ConfirmDelete(props: {
  readonly label: string
  readonly text?: string
  readonly onDelete: () => Promise<void>
}): JSX.Element {
  const { label, text, onDelete } = props
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {label}
      </Button>
    )
  }
  return (
    <fieldset class="confirm" aria-label={label}>
      {text && <p>{text}</p>}
      <div class="pair">
        <Button kind="secondary" onClick={() => setAsking(false)}>
          {m.cancel()}
        </Button>
        <Button
          kind="danger"
          onClick={() => {
            setAsking(false)
            void onDelete()
          }}
        >
          {label}
        </Button>
      </div>
    </fieldset>
  )
}
