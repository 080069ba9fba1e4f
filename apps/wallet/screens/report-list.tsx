import { EmptyState, List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import { useReports } from '../components/use-reports.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { stateInWords } from '../words/reports.ts'

/** What was reported from here, as it stood when it was last asked about. Nothing is asked for the list: the city would see what belongs together. */
export function ReportList(): JSX.Element {
  const { navigation } = useWallet()
  const { kept } = useReports()
  return (
    <Page title={m.reports()} onBack={navigation.back}>
      {kept?.length === 0 ? (
        <EmptyState title={m.reports_empty_title()}>{m.reports_empty()}</EmptyState>
      ) : (
        <p class="small">{m.reports_text()}</p>
      )}
      <List>
        {kept?.map(({ id, label, category, state }) => (
          <ListItem
            key={id}
            title={label}
            hint={`${stateInWords(state)} · ${inLanguage(category)}`}
            onClick={() => navigation.go({ name: 'followed', id })}
          />
        ))}
      </List>
    </Page>
  )
}
