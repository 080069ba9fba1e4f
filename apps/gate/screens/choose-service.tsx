import { matchesService } from '@hefu/app-browser'
import { isInForce } from '@hefu/standard'
import { LanguageSwitch, List, ListItem, Notice, SearchField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useApp } from '../state/app-context.ts'
import { inLanguage, presentLanguage } from '../words/languages.ts'

/** A list longer than this is searched. */
const LONG = 7

/** The one choice of a gate: which registered service it checks for. */
export function ChooseService(): JSX.Element {
  const { app, state } = useApp()
  const [query, setQuery] = useState('')
  const { bundle, settings } = state
  const services = (bundle?.services ?? []).filter((service) => isInForce(service, app.clock()))
  const found = services.filter((service) => matchesService(service, query))
  return (
    <Page title={m.choose_title()} subtitle={bundle ? inLanguage(bundle.name) : undefined}>
      <p>{m.choose_text()}</p>
      <LanguageSwitch label={m.language()} value={presentLanguage()} onChange={app.changeLanguage} />
      {settings.service && <Notice tone="fault">{m.problem_register()}</Notice>}
      {services.length > LONG && <SearchField label={m.choose_search()} value={query} onInput={setQuery} />}
      <List label={m.choose_title()}>
        {found.map((service) => (
          <ListItem
            key={service.id}
            title={inLanguage(service.name)}
            hint={inLanguage(service.operator)}
            value={service.showing === 'answer' ? m.choose_asks() : undefined}
            onClick={() => void app.choose(service.id)}
          />
        ))}
      </List>
      {services.length === 0 && <p class="small">{m.choose_empty()}</p>}
      {services.length > 0 && found.length === 0 && (
        <p class="small" role="status">
          {m.choose_none({ query })}
        </p>
      )}
    </Page>
  )
}
