import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'

/** Somebody's pass, which only a gate reads. Nothing of it is shown. */
export function SomebodysPass({ onAgain }: { readonly onAgain: () => void }): JSX.Element {
  const { navigation } = useWallet()
  return (
    <Page
      title={m.other_title()}
      onBack={navigation.home}
      actions={<Button onClick={onAgain}>{m.scan_again()}</Button>}
    >
      <p class="lead">{m.other_pass()}</p>
    </Page>
  )
}
