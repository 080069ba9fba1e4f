import { Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { starting } from '../paraglide/messages.js'
import { askedIndexes } from '../requests/asked-indexes.ts'
import { AppProvider, useApp, useDoor } from '../state/app-context.ts'
import type { GateApp } from '../state/gate-app.ts'
import { Elsewhere, Fault } from './apart.tsx'
import { ChooseService } from './choose-service.tsx'
import { Closed } from './closed.tsx'
import { Door } from './door.tsx'
import { NeedsKey } from './needs-key.tsx'
import { NoCity } from './no-city.tsx'
import { Settings } from './settings.tsx'

/** The whole app, below what it acts through. */
export function Root({ app }: { readonly app: GateApp }): JSX.Element {
  return (
    <AppProvider value={app}>
      <Phases />
    </AppProvider>
  )
}

function Phases(): JSX.Element {
  const { state } = useApp()
  switch (state.phase) {
    case 'starting':
      return (
        <main class="page">
          <Working label={starting()} />
        </main>
      )
    case 'no-city':
      return <NoCity />
    case 'choosing':
      return <ChooseService />
    case 'door':
      return <AtDoor />
    case 'elsewhere':
      return <Elsewhere />
  }
}

function AtDoor(): JSX.Element {
  const { state, service } = useDoor()
  const [setting, setSetting] = useState(false)
  const onSettings = (): void => setSetting(true)
  if (setting) return <Settings onBack={() => setSetting(false)} />
  if (state.fault) return <Fault code={state.fault} />
  if (state.closed) return <Closed closed={state.closed} onSettings={onSettings} />
  if (askedIndexes(service, state.settings.optional) && !state.requestKey) return <NeedsKey onSettings={onSettings} />
  return <Door onSettings={onSettings} />
}
