import { Button } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { Page } from './page.tsx'

/** What has come of a code, now or before: from here it goes home, or to the cards, where it is kept. */
export function AfterRedeeming(props: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  const { navigation } = useWallet()
  return (
    <Page
      title={props.title}
      onBack={navigation.home}
      actions={
        <>
          <Button onClick={navigation.home}>{m.done()}</Button>
          <Button kind="quiet" onClick={() => navigation.replace({ name: 'cards' })}>
            {m.cards()}
          </Button>
        </>
      }
    >
      {props.children}
    </Page>
  )
}
