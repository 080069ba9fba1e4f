import '@hefu/ui/ui.css'
import '@hefu/app-browser/consent.css'
import '@hefu/app-browser/register-view.css'
import '@hefu/ui/page.css'
import './styles/console.css'
import { createFetcher, indexedDbStore, memoryStore, systemClock, systemRandom } from '@hefu/app-browser'
import { cityApi, sessionFetch } from '@hefu/app-browser/city-api'
import { openRegister, proveInWorker, tellDocument } from '@hefu/app-browser/register'
import { render } from 'preact'
import { Root } from './screens/root.tsx'

tellDocument()
void begin()

async function begin(): Promise<void> {
  const root = document.getElementById('app')
  if (!root) return
  // Where a browser keeps nothing, a key lasts as long as the tab.
  const store = await indexedDbStore('hefu-console').catch(() => memoryStore())
  const isOnline = (): boolean => navigator.onLine
  // Asked anew each time: an officer who has just decided waits for the register that has it.
  const fetcher = createFetcher({ fetch: (url, init) => fetch(url, { ...init, cache: 'no-cache' }), isOnline })
  const asOfficer = createFetcher({ fetch: sessionFetch('/officers/'), isOnline })
  render(
    <Root
      open={(onStep) => openRegister({ fetcher, clock: systemClock, prove: proveInWorker, onStep })}
      apiOf={(cityUrl, onSignedOut) => cityApi(cityUrl, asOfficer, onSignedOut)}
      fetchText={async (url) => (await fetcher(url)).text()}
      store={store}
      clock={systemClock}
      random={systemRandom}
      wait={(ms) => new Promise((resolve) => setTimeout(resolve, ms))}
    />,
    root,
  )
}
