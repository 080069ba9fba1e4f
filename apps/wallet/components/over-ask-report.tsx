import { CopyButton } from '@hefu/app-browser/screens'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type OverAsk, overAskReport } from '../over-ask/report.ts'
import * as m from '../paraglide/messages.js'
import { type ExportFile, save } from '../rights/export-file.ts'
import { useWallet } from '../state/app-context.ts'
import { presentLanguage } from '../words/languages.ts'
import { momentHere } from '../words/times.ts'

/** One tap makes the report; then it is there to be read, copied, saved or handed to another app. Nothing is sent by itself. */
export function OverAskReport({ caught }: { readonly caught: OverAsk }): JSX.Element | null {
  const { state } = useWallet()
  const [report, setReport] = useState<ExportFile | null>(null)
  const { bundle, trusted } = state
  if (!bundle) return null
  if (!report) {
    const make = (): void => {
      const language = presentLanguage()
      const register = trusted?.bytes ?? null
      setReport(overAskReport(caught, bundle, { words: reportWords(), language, moment: momentHere, register }))
    }
    return (
      <section class="stack">
        <h2>{m.over_ask_report_title()}</h2>
        <p>{m.over_ask_report_text()}</p>
        <Button onClick={make}>{m.over_ask_report_make()}</Button>
      </section>
    )
  }
  return <Report report={report} />
}

function Report({ report }: { readonly report: ExportFile }): JSX.Element {
  const share = async (): Promise<void> => {
    await navigator.share({ title: m.over_ask_doc_title(), text: report.text }).catch(() => {})
  }
  return (
    <section class="stack" data-testid="over-ask-report">
      <h2>{m.over_ask_report_made()}</h2>
      <p>{m.over_ask_report_how()}</p>
      <pre class="code-text report-text">{report.text}</pre>
      <div class="pair">
        <CopyButton kind="primary" text={report.text} label={m.over_ask_report_copy()} done={m.evidence_copied()} />
        <Button kind="secondary" onClick={() => save(report, 'text/plain')}>
          {m.over_ask_report_save()}
        </Button>
      </div>
      {'share' in navigator && (
        <Button kind="quiet" onClick={() => void share()}>
          {m.over_ask_report_share()}
        </Button>
      )}
    </section>
  )
}

function reportWords() {
  return {
    title: m.over_ask_doc_title(),
    to: m.over_ask_doc_to(),
    copy: m.over_ask_doc_copy(),
    who: m.over_ask_doc_who(),
    when: m.over_ask_doc_when(),
    excess: m.over_ask_excess(),
    registered: m.over_ask_allowed(),
    purpose: m.over_ask_doc_purpose(),
    sent: m.over_ask_doc_sent(),
    evidence: m.over_ask_doc_evidence(),
    check: m.over_ask_doc_check(),
    checkpoint: m.over_ask_doc_checkpoint(),
    none: m.detail_nothing(),
  }
}
