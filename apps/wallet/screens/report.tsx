import { Button, EmptyState, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { useReports } from '../components/use-reports.ts'
import * as m from '../paraglide/messages.js'
import { passForReport, reportService } from '../reports/pass-for-report.ts'
import type { SimilarReport } from '../reports/read-answers.ts'
import type { Reportable } from '../reports/report-client.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { refusalOfReport } from '../words/reports.ts'
import { EMPTY_FORM, type FilledForm, ReportForm } from './report-form.tsx'
import { SimilarReports } from './similar-reports.tsx'

/** Bytes of the secret with which a report is followed. */
const SECRET_BYTES = 16

type Step =
  | { readonly at: 'form'; readonly refused?: string }
  | { readonly at: 'similar'; readonly found: readonly SimilarReport[] }
  | { readonly at: 'needs-pass'; readonly service: string }
  | { readonly at: 'sent' }

/** A fault of the thing whose label was scanned: what is wrong, words and photos, without anybody's name. The city alone is asked and told. */
export function Report({ thing, label }: { readonly thing: string; readonly label: string }): JSX.Element {
  const { app, state, holdings, navigation } = useWallet()
  const { keep, desk } = useReports()
  const [reportable, setReportable] = useState<Reportable | null>(null)
  const [form, setForm] = useState<FilledForm>(EMPTY_FORM)
  const [step, setStep] = useState<Step>({ at: 'form' })
  const [secret] = useState(() => app.random(SECRET_BYTES))
  const attempt = useAttempt()
  const load = async (): Promise<void> => setReportable(await (await desk()).reportable(thing))
  useEffect(() => attempt.run(load), [])

  async function look(): Promise<void> {
    const found = await (await desk()).similar({ thing, category: form.category ?? '' })
    if (found.length > 0) setStep({ at: 'similar', found })
    else await send()
  }
  async function send(pass: string | null = null): Promise<void> {
    const { category, name, words, photos } = form
    if (category === null || name === null) return
    const draft = { thing, category, words: words.trim(), photos, secret, pass }
    const sent = await (await desk()).submit(draft)
    if (sent.outcome === 'needs-pass') return setStep({ at: 'needs-pass', service: sent.service })
    if (sent.outcome === 'refused') return setStep({ at: 'form', refused: sent.reason })
    const sentAt = app.clock()
    await keep({ id: sent.id, secret, thing, label, category: name, sentAt, state: 'open' })
    setStep({ at: 'sent' })
  }

  const problem = attempt.failed && (
    <>
      <Problem code={attempt.problem} />
      {reportable && <p class="small">{m.report_unsure()}</p>}
    </>
  )
  if (!reportable) {
    return (
      <Page
        title={m.report_title()}
        onBack={navigation.back}
        actions={attempt.failed && <Button onClick={() => attempt.run(load)}>{m.retry()}</Button>}
      >
        {problem || <Working label={m.working()} />}
      </Page>
    )
  }
  if (reportable.outcome !== 'known') {
    const retired = reportable.outcome === 'retired'
    const city = state.bundle ? inLanguage(state.bundle.name) : ''
    return (
      <Page key="none" title={retired ? m.report_retired_title() : m.report_unknown_title()} onBack={navigation.back}>
        <p class="lead">{retired ? m.report_retired() : m.report_unknown({ city })}</p>
      </Page>
    )
  }
  if (reportable.categories.length === 0) {
    return (
      <Page key="none" title={m.report_title()} onBack={navigation.back}>
        <EmptyState title={label}>{m.report_none()}</EmptyState>
      </Page>
    )
  }
  switch (step.at) {
    case 'form':
      return (
        <ReportForm
          label={label}
          categories={reportable.categories}
          form={form}
          busy={attempt.busy}
          refused={step.refused === undefined ? null : refusalOfReport(step.refused)}
          onChange={setForm}
          onSend={() => attempt.run(look)}
        >
          {problem}
        </ReportForm>
      )
    case 'similar':
      return (
        <SimilarReports
          found={step.found}
          busy={attempt.busy}
          onSame={navigation.back}
          onSend={() => attempt.run(() => send())}
        >
          {problem}
        </SimilarReports>
      )
    case 'needs-pass': {
      const sources = { credentials: holdings.credentials, bundle: state.bundle, now: app.clock() }
      const service = reportService(step.service, sources)
      const sendWithPass = async (): Promise<void> => {
        const pass = service && passForReport(service, { ...sources, now: app.clock() }, app.random)
        if (pass === null) return setStep({ at: 'form', refused: 'too-many' })
        await send(pass)
      }
      return (
        <Page
          key="needs-pass"
          title={m.report_pass_title()}
          onBack={() => setStep({ at: 'form' })}
          held={attempt.busy}
          actions={
            service && (
              <Button busy={attempt.busy} onClick={() => attempt.run(sendWithPass)}>
                {m.report_pass_send()}
              </Button>
            )
          }
        >
          <p class="lead">
            {service ? m.report_pass_text({ service: inLanguage(service.name) }) : m.report_pass_none()}
          </p>
          {problem}
        </Page>
      )
    }
    case 'sent':
      return (
        <Page
          key="sent"
          title={m.report_sent_title()}
          actions={
            <>
              <Button onClick={() => navigation.replace({ name: 'reports' })}>{m.reports()}</Button>
              <Button kind="secondary" onClick={navigation.home}>
                {m.done()}
              </Button>
            </>
          }
        >
          <p class="lead">{m.report_sent()}</p>
        </Page>
      )
  }
}
