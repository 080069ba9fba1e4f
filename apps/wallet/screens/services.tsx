import { matchesService } from '@hefu/app-browser'
import { type Service, servicesAt } from '@hefu/standard'
import { DetailsIcon, SearchField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'

/** Every registered service: to show a code for, to look into, to pin. */
export function Services(): JSX.Element {
  const { app, state, holdings, navigation } = useWallet()
  const [query, setQuery] = useState('')
  const { pinned } = holdings.preferences
  const services = (state.bundle ? servicesAt(state.bundle, app.clock()) : []).filter(
    ({ endsAt }) => endsAt > app.clock(),
  )
  const found = services.filter((service) => matchesService(service, query))
  const first = pinned.flatMap((one) => found.find((service) => service.id === one) ?? [])
  const rest = found.filter((service) => !pinned.includes(service.id))
  return (
    <Page title={m.services()} onBack={navigation.back}>
      {services.length === 0 ? (
        <p class="empty">{m.services_empty()}</p>
      ) : (
        <SearchField label={m.services_search()} value={query} onInput={setQuery} />
      )}
      <ServiceList title={m.services_pinned()} services={first} />
      <ServiceList title={m.services_all()} services={rest} />
      {services.length > 0 && found.length === 0 && (
        <p class="empty" role="status">
          {m.services_none({ query })}
        </p>
      )}
    </Page>
  )
}

function ServiceList({
  title,
  services,
}: {
  readonly title: string
  readonly services: readonly Service[]
}): JSX.Element | null {
  if (services.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="list">
        {services.map((service) => (
          <ServiceRow key={service.id} service={service} />
        ))}
      </ul>
    </section>
  )
}

/** A tap shows the code where a service takes it openly; the other button looks into the register. */
function ServiceRow({ service }: { readonly service: Service }): JSX.Element {
  const { wallet, holdings, navigation } = useWallet()
  const { id, name, operator, showing } = service
  const { preferences } = holdings
  const details = (): void => navigation.go({ name: 'service', id })
  const choose = (): void => {
    if (showing === 'answer') {
      details()
      return
    }
    void wallet.setPreferences({ ...preferences, lastService: id })
    navigation.home()
  }
  return (
    <li class="service-row">
      <button class="row" type="button" aria-current={preferences.lastService === id} onClick={choose}>
        <span class="row-text">
          <span class="row-title">{inLanguage(name)}</span>
          <span class="row-hint">{inLanguage(operator)}</span>
          {showing === 'answer' && <span class="row-hint">{m.asks_first()}</span>}
        </span>
      </button>
      <button class="icon-button" type="button" aria-label={`${m.details()}: ${inLanguage(name)}`} onClick={details}>
        <DetailsIcon />
      </button>
    </li>
  )
}
