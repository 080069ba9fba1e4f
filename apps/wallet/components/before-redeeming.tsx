import { Button } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { Page } from './page.tsx'

/** What a code brings, before anything is asked of anybody: the holder goes on, or not now. */
export function BeforeRedeeming(props: {
  readonly title: string
  /** What going on is called. */
  readonly go: string
  readonly onGo: () => void
  readonly children: ComponentChildren
}): JSX.Element {
  const { navigation } = useWallet()
  const { title, go, onGo, children } = props
  return (
    <Page
      title={title}
      onBack={navigation.back}
      actions={
        <div class="pair">
          <Button kind="secondary" onClick={navigation.home}>
            {m.grant_not_now()}
          </Button>
          <Button onClick={onGo}>{go}</Button>
        </div>
      }
    >
      {children}
    </Page>
  )
}
