import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'

/** Declined, or no credential: the asker sees neither. */
export function Declined({ onDone }: { readonly onDone: () => void }): JSX.Element {
  return (
    <Page title={m.declined_title()} actions={<Button onClick={onDone}>{m.done()}</Button>}>
      <p class="lead">{m.declined_text()}</p>
    </Page>
  )
}
