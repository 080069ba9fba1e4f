import { inLanguage, momentInCity } from '@hefu/app-browser/register'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { ReportEvent } from './fault-report.ts'
import { stateInWords } from './report-in-words.ts'

/** What became of a report, the newest first: which office did it, never who. The reporter reads the same. */
export function ReportHistory({ events }: { readonly events: readonly ReportEvent[] }): JSX.Element {
  const { offset } = useConsole()
  return (
    <section class="part">
      <h2>{m.report_history()}</h2>
      {events.length === 0 && <p class="small">{m.report_history_none()}</p>}
      <ol class="became">
        {events.toReversed().map(({ state, note, office, at }, i) => (
          <li key={events.length - i}>
            <span class="mark">{stateInWords(state)}</span>
            {note && <p>{note}</p>}
            <span class="small">
              {office ? inLanguage(office) : m.report_reporter()} · {momentInCity(at, offset)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
