import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'

/** The wallet was opened in another tab, which has taken it over. */
export function Elsewhere(): JSX.Element {
  return (
    <Page title={m.elsewhere_title()} actions={<Button onClick={() => location.reload()}>{m.elsewhere_use()}</Button>}>
      <p class="lead">{m.elsewhere_text()}</p>
    </Page>
  )
}
