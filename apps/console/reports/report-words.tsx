import { useAttempt } from '@hefu/app-browser/screens'
import { List, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { WorkedReport } from './fault-report.ts'
import { workOnReport } from './report-client.ts'

/** What somebody wrote, and whether everybody sees it: they do once it was read here, and the switch turns back. */
export function ReportWords(props: {
  readonly report: WorkedReport
  readonly onChange: (report: WorkedReport) => void
}): JSX.Element {
  const { report, onChange } = props
  const { api } = useConsole()
  const { problem, run } = useAttempt()
  const show = (showWords: boolean): void => {
    run(async () => onChange(await workOnReport(api, report.id, { showWords })))
  }
  return (
    <section class="part">
      <h2>{m.report_words()}</h2>
      {report.words === '' ? (
        <p class="small">{m.report_words_none()}</p>
      ) : (
        <>
          <blockquote class="letter">{report.words}</blockquote>
          <List>
            <Switch
              label={m.report_words_shown()}
              hint={m.report_words_shown_hint()}
              checked={report.wordsShown}
              onChange={show}
            />
          </List>
        </>
      )}
      <Problem code={problem} />
    </section>
  )
}
