import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { lazyScreen } from '../components/lazy-screen.tsx'
import { type AppContext, AppProvider, useApp } from '../state/app-context.ts'
import { Locked } from './locked.tsx'
import { OpenScreens } from './open-screens.tsx'

const Welcome = lazyScreen(async () => (await import('./set-up.ts')).Welcome)
const Protect = lazyScreen(async () => (await import('./set-up.ts')).Protect)
const Elsewhere = lazyScreen(async () => (await import('./everyday.ts')).Elsewhere)

/** The whole app, below what it acts through. */
export function Root({ context }: { readonly context: AppContext }): JSX.Element {
  return (
    <AppProvider value={context}>
      <Phases />
    </AppProvider>
  )
}

function Phases(): JSX.Element | null {
  const { state } = useApp()
  const { largeType } = state.settings
  useEffect(() => {
    document.documentElement.dataset.type = largeType ? 'large' : 'normal'
  }, [largeType])
  switch (state.phase) {
    case 'starting':
      return null
    case 'welcome':
      return <Welcome />
    case 'protect':
      return <Protect />
    case 'locked':
      return <Locked />
    case 'open':
      return <OpenScreens />
    case 'elsewhere':
      return <Elsewhere />
  }
}
