import '@hefu/ui/ui.css'
import './styles/register.css'
import { createFetcher, systemClock } from '@hefu/app-browser'
import { render } from 'preact'
import { openRegister } from './proof/open-register.ts'
import { proveInWorker } from './proof/prove-in-worker.ts'
import { Root } from './screens/root.tsx'
import { tellDocument } from './words/languages.ts'

tellDocument()
const root = document.getElementById('app')
const fetcher = createFetcher({ fetch: (url, init) => fetch(url, init), isOnline: () => navigator.onLine })

if (root) {
  render(
    <Root
      open={(onStep) => openRegister({ fetcher, clock: systemClock, prove: proveInWorker, onStep })}
      clock={systemClock}
    />,
    root,
  )
}
