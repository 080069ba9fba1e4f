import { PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import type { JSX } from 'preact'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { useWallet } from '../state/app-context.ts'
import type { Arrival } from '../state/wallet-app.ts'
import { Receive } from './receive.tsx'
import { Renewed } from './renewed.tsx'

const BackAtDesk = lazyScreen(async () => (await import('./rights.tsx')).BackAtDesk)

/** Goes on with what the holder left for, now that they are back from the identity provider. */
export function AfterSignIn({ arrival }: { readonly arrival: Arrival }): JSX.Element {
  const { app, navigation } = useWallet()
  const settled = (): void => {
    app.state.set({ arrival: null })
    navigation.home()
  }
  if (arrival.purpose === 'rights') return <BackAtDesk />
  if (arrival.purpose === 'renew') return <Renewed onDone={settled} />
  return <Receive type={arrival.purpose === 'enrol' ? PERSON_ENTRY.id : PERSON_IDENTITY.id} onDone={settled} />
}
