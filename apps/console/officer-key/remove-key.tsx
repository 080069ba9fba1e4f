import type { RecordStore } from '@hefu/app-browser'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { forgetKey, type KeptKey } from './kept-key.ts'

/** Removes the key from this device, once more asked. */
export function RemoveKey(props: {
  readonly officerKey: KeptKey
  readonly store: RecordStore
  readonly onForgotten: () => void
}): JSX.Element {
  const { officerKey, store, onForgotten } = props
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <div>
        <Button kind="quiet" onClick={() => setAsked(true)}>
          {m.key_remove()}
        </Button>
      </div>
    )
  }
  return (
    <Notice
      tone="warning"
      title={m.key_remove_title()}
      action={
        <div class="buttons">
          <Button kind="danger" onClick={() => void forgetKey({ store }, officerKey).then(onForgotten)}>
            {m.key_remove_go()}
          </Button>
          <Button kind="secondary" onClick={() => setAsked(false)}>
            {m.cancel()}
          </Button>
        </div>
      }
    >
      {m.key_remove_text({ officer: officerKey.id })}
    </Notice>
  )
}
