import { DeleteIcon, IconButton } from '@hefu/ui'
import type { JSX } from 'preact'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { Page } from '../components/page.tsx'
import { forget, type HistoryEntry } from '../history/history.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage, listed } from '../words/languages.ts'
import { dayHere, timeHere } from '../words/times.ts'

/** What was shown when, to whom: day by day, newest first. */
export function HistoryScreen(): JSX.Element {
  const { wallet, holdings, navigation } = useWallet()
  const { history } = holdings
  const days = Map.groupBy(history, ({ at }) => dayHere(at))
  return (
    <Page title={m.history()} onBack={navigation.back}>
      <p class="small">{m.history_text()}</p>
      {history.length === 0 && <p class="empty">{m.history_empty()}</p>}
      {Array.from(days, ([day, entries]) => (
        <section key={day}>
          <h2>{day}</h2>
          <ul class="list">
            {entries.map((entry) => (
              <Entry key={`${entry.at} ${entry.service}`} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {history.length > 0 && <ConfirmDelete label={m.history_delete_all()} onDelete={() => wallet.setHistory([])} />}
    </Page>
  )
}

function Entry({ entry }: { readonly entry: HistoryEntry }): JSX.Element {
  const { wallet, holdings } = useWallet()
  const { at, serviceName, operator, kind, attributes } = entry
  const shown = attributes.length > 0 ? listed(attributes.map(inLanguage)) : m.history_nothing()
  return (
    <li class="row entry">
      <span class="row-text">
        <time class="row-hint">{timeHere(at)}</time>
        <span class="row-title">{inLanguage(serviceName)}</span>
        <span class="row-hint">{shown}</span>
        <span class="row-hint">{inLanguage(operator)}</span>
        {kind === 'answer' && <span class="row-hint">{m.history_answer()}</span>}
      </span>
      <IconButton
        label={`${m.history_delete_one()}: ${inLanguage(serviceName)} ${timeHere(at)}`}
        onClick={() => void wallet.setHistory(forget(holdings.history, entry))}
      >
        <DeleteIcon />
      </IconButton>
    </li>
  )
}
