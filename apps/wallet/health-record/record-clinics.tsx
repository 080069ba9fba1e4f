import { EmptyState, List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { momentHere } from '../words/times.ts'
import { clinicsOf } from './clinics.ts'
import { useRecord } from './use-record.ts'

/** From which clinic to fetch. Until one is chosen none is spoken to. */
export function RecordClinics(): JSX.Element {
  const { app, state, navigation } = useWallet()
  const { value: records } = useRecord()
  const clinics = state.bundle ? clinicsOf(state.bundle, app.clock()) : []
  return (
    <Page title={m.record_clinics_title()} onBack={navigation.back}>
      <p class="small">{m.record_clinics_text()}</p>
      {!state.bundle && <Problem code="offline" />}
      {state.bundle && clinics.length === 0 && <EmptyState title={m.record()}>{m.record_clinics_none()}</EmptyState>}
      <List>
        {clinics.map(({ service }) => {
          const kept = records?.find((record) => record.service === service.id)
          return (
            <ListItem
              key={service.id}
              title={inLanguage(service.operator)}
              hint={kept && m.record_fetched({ moment: momentHere(kept.fetchedAt) })}
              onClick={() => navigation.go({ name: 'record-fetch', service: service.id })}
            />
          )
        })}
      </List>
    </Page>
  )
}
