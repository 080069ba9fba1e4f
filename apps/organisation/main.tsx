import '@hefu/ui/ui.css'
import '@hefu/app-browser/register-view.css'
import '@hefu/app-browser/scanner.css'
import '@hefu/ui/page.css'
import '@hefu/ui/site.css'
import './styles/organisation.css'
import { createFetcher, fetchConfig, systemClock, tellDocument } from '@hefu/app-browser'
import { cityApi, sessionFetch } from '@hefu/app-browser/city-api'
import { render } from 'preact'
import { shownCodes } from './inspections/shown-codes.ts'
import { Root } from './screens/root.tsx'

tellDocument()
const root = document.getElementById('app')
const isOnline = (): boolean => navigator.onLine
const fetcher = createFetcher({ fetch: (url, init) => fetch(url, init), isOnline })
const signedIn = createFetcher({ fetch: sessionFetch('/organisation/'), isOnline })

if (root) {
  render(
    <Root
      configure={() => fetchConfig(fetcher, systemClock)}
      apiOf={(cityUrl, onSignedOut) => cityApi(cityUrl, signedIn, onSignedOut)}
      codes={shownCodes(localStorage)}
      clock={systemClock}
    />,
    root,
  )
}
