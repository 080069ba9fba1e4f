import { Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { deskOf } from '../rights/desk.ts'
import { useWallet } from '../state/app-context.ts'

/** Signed in again to deal with the city about one's data: goes on with the letter that was begun, else with what the city holds. */
export function BackAtDesk(): JSX.Element {
  const { app, wallet, navigation } = useWallet()
  useEffect(() => {
    const goOn = async (): Promise<void> => {
      const tokens = app.state.get().arrival?.tokens
      if (tokens) await deskOf(app, wallet).take(tokens)
      const draft = (await wallet.readDrafts()).at(-1)
      navigation.go({ name: 'held' })
      if (draft) navigation.go({ name: 'letter', kind: draft.kind, type: draft.type })
      app.state.set({ arrival: null })
    }
    // Should it be locked meanwhile, there is nothing left to go on with.
    goOn().catch(() => {})
  }, [])
  return (
    <Page title={m.held_title()}>
      <Working label={m.working()} />
    </Page>
  )
}
