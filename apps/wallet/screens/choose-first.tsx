import { servicesAt } from '@hefu/standard'
import { List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { HomeBar } from './home-bar.tsx'

const SHORT_LIST = 5

/** Home before any service was chosen: a few to begin with, and all of them a tap away. */
export function ChooseFirst(): JSX.Element {
  const { app, state, holdings, wallet, navigation } = useWallet()
  const { preferences } = holdings
  const held = new Set(holdings.credentials.map(({ header }) => header.type))
  const open = (state.bundle ? servicesAt(state.bundle, app.clock()) : []).filter(
    ({ showing, type, endsAt }) => showing === 'open' && held.has(type) && endsAt > app.clock(),
  )
  return (
    <Page class="home" title={m.choose_title()} actions={<HomeBar />}>
      <p class="lead">{m.choose_text()}</p>
      <List>
        {open.slice(0, SHORT_LIST).map(({ id, name, operator }) => (
          <ListItem
            key={id}
            title={inLanguage(name)}
            hint={inLanguage(operator)}
            onClick={() => void wallet.setPreferences({ ...preferences, lastService: id })}
          />
        ))}
        <ListItem title={m.services_all()} onClick={() => navigation.go({ name: 'services' })} />
      </List>
    </Page>
  )
}
