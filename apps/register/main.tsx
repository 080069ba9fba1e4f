import '@hefu/ui/ui.css'
import '@hefu/app-browser/register-view.css'
import '@hefu/ui/page.css'
import '@hefu/ui/site.css'
import './styles/register.css'
import { createFetcher, systemClock } from '@hefu/app-browser'
import { openRegister, proveInWorker, tellDocument } from '@hefu/app-browser/register'
import { render } from 'preact'
import { Root } from './screens/root.tsx'

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
