import { List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Confirm } from '../components/confirm.tsx'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'

/** The two numbers of the day, and how to set them back. */
export function CountSettings(): JSX.Element {
  const { app, state } = useDoor()
  const [resetting, setResetting] = useState(false)
  const { admitted, refused } = state.count
  return (
    <section>
      <h2>{m.count_title()}</h2>
      <List>
        <ListItem title={m.count_admitted()} value={admitted} />
        <ListItem title={m.count_refused()} value={refused} />
        <ListItem title={m.count_reset()} hint={m.count_text()} onClick={() => setResetting(true)} />
      </List>
      {resetting && (
        <Confirm
          title={m.count_title()}
          text={m.count_reset_text()}
          action={m.count_reset()}
          onConfirm={() => void app.resetCount()}
          onClose={() => setResetting(false)}
        />
      )}
    </section>
  )
}
